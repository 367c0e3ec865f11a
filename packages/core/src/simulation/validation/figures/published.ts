import { ALL_2020, CENTRAL_SHARE, topTen } from "./mix-2020.ts";
import { leftOut, type PublishedFigure } from "./published-figure.ts";

const TEN_THOUSAND = 10_000;

const given = "a volume is given to a scenario, and not predicted by it";
const epidemic = "how large an epidemic is, is given to a scenario as a surge";
const byTheCurve = "the curve through January and October 2019";
const onePlace = "the presets know no single place: appeals are spread evenly over the areas";

/** The two rates of a moment, predicted by the curve. */
const predictedRates = (
  id: string,
  period: string,
  moment: "November 2021" | "June 2022" | "October 2024" | "December 2024" | "November 2025",
  rates: { readonly resolved: number; readonly satisfied: number },
  why = byTheCurve,
): readonly PublishedFigure[] => [
  {
    ...{ id, period, what: "resolved", published: rates.resolved, use: "predicted", why },
    simulated: ({ rates: at }) => at[moment].resolved,
  },
  {
    ...{ id, period, what: "satisfied", published: rates.satisfied, use: "predicted", why },
    simulated: ({ rates: at }) => at[moment].satisfied,
  },
];

const of2019: readonly PublishedFigure[] = [
  leftOut("F01", "before 2018", "requests a year", "about 4 million", "before the first preset, and no rate is known"),
  {
    ...{
      id: "F02",
      period: "2019",
      what: "requests",
      published: 6_960_000,
      use: "fitted",
      why: "the rate of the preset",
    },
    simulated: ({ rates }) => 365 * rates["October 2019"].perDay,
  },
  leftOut("F03", "2019", "calls", "7.111 million", "derived from 2020, on another basis than F02, which is fitted"),
  {
    ...{ id: "F04", period: "January to May 2019", what: "calls", published: 2_500_000, use: "predicted" },
    why: "a fair share of F02: the presets know no season",
    simulated: ({ rates }) => 151 * rates["March 2019"].perDay,
  },
  {
    ...{ id: "F04", period: "January to May 2019", what: "satisfied", published: 0.7, use: "predicted" },
    why: "March, by the curve through January and October 2019",
    simulated: ({ rates }) => rates["March 2019"].satisfied,
  },
  {
    ...{ id: "F05", period: "January to June 2019", what: "calls", published: 3_049_000, use: "predicted" },
    why: "a fair share of F02: the presets know no season",
    simulated: ({ rates }) => 181 * rates["March 2019"].perDay,
  },
  {
    ...{ id: "F05", period: "January to June 2019", what: "direct to subdistricts", published: 431 / 3049 },
    ...{
      use: "predicted",
      why: "by the table of the city folder, which is a reading of the law and not the city's own",
    },
    simulated: ({ mix }) => mix["March 2019"].subdistricts,
  },
  {
    ...{ id: "F06", period: "January 2019", what: "resolved", published: 0.5309, use: "fitted", why: "the odds" },
    simulated: ({ rates }) => rates["January 2019"].resolved,
  },
  {
    ...{ id: "F06", period: "January 2019", what: "satisfied", published: 0.6461, use: "fitted", why: "the odds" },
    simulated: ({ rates }) => rates["January 2019"].satisfied,
  },
  {
    ...{ id: "F07", period: "October 2019", what: "response", published: 1, use: "fitted" },
    why: "agencies speak with everybody",
    simulated: ({ rates }) => rates["October 2019"].response,
  },
  {
    ...{ id: "F07", period: "October 2019", what: "resolved", published: 0.7436, use: "fitted", why: "the odds" },
    simulated: ({ rates }) => rates["October 2019"].resolved,
  },
  {
    ...{ id: "F07", period: "October 2019", what: "satisfied", published: 0.8539, use: "fitted", why: "the odds" },
    simulated: ({ rates }) => rates["October 2019"].satisfied,
  },
  {
    ...{ id: "F07", period: "January to October 2019", what: "handled", published: 2_050_000, use: "predicted" },
    why: "what is dispatched of the requests",
    simulated: ({ rates }) => 304 * rates["October 2019"].perDay * rates["October 2019"].dispatched,
  },
];

const of2020: readonly PublishedFigure[] = [
  {
    ...{ id: "F08", period: "2020", what: "calls", published: 11_039_400, use: "fitted", why: "the rate is given" },
    simulated: ({ rates }) => 366 * rates["October 2020"].perDay,
  },
  {
    ...{ id: "F09", period: "2020", what: "by phone", published: 0.9071, use: "fitted", why: "the channels are given" },
    simulated: ({ rates }) => rates["October 2020"].byPhone,
  },
  {
    ...{ id: "F10", period: "2020", what: "dispatched", published: 4_500_000 / 11_039_400, use: "fitted" },
    why: "every inquiry is answered at once, and the kinds are given",
    simulated: ({ rates }) => rates["October 2020"].dispatched,
  },
  {
    ...{ id: "F10", period: "2020", what: "dispatched, central area", published: CENTRAL_SHARE, use: "fitted" },
    why: "the areas are given",
    simulated: ({ mix }) => mix["October 2020"].central,
  },
  ...Object.entries(topTen).map(
    ([category, many]): PublishedFigure => ({
      ...{ id: "F11", period: "2020", what: `about ${category}`, published: many * TEN_THOUSAND, use: "fitted" },
      why: "the categories are given",
      simulated: ({ mix }) => ALL_2020 * TEN_THOUSAND * (mix["October 2020"].categories[category] ?? Number.NaN),
    }),
  ),
  leftOut(
    "F12",
    "2020",
    "epidemic: items; resolved; satisfied",
    "1.65 million; 94.3 %; 94.1 %",
    "simulated citizens judge all matters alike; the count is on another basis than F11",
  ),
];

const since2021: readonly PublishedFigure[] = [
  leftOut("F13", "January 2019 to November 2021", "requests", "31.34 million", given),
  {
    ...{ id: "F13", period: "January 2019 to November 2021", what: "inquiries", published: 0.585, use: "predicted" },
    why: "as many as were not dispatched in 2020",
    simulated: ({ rates }) => rates["October 2020"].inquiries,
  },
  ...predictedRates("F14", "November 2021", "November 2021", { resolved: 0.89, satisfied: 0.92 }),
  leftOut("F15", "19 October to 30 November 2021", "epidemic calls", "more than 720,000", epidemic),
  leftOut("F16", "17 to 29 November 2021", "epidemic calls", "more than 200,000", epidemic),
  leftOut("F17", "December 2021 to December 2022", "requests", "about 77 million", given),
  leftOut("F18", "2022, E-Town", "requests", "192,000", given),
  {
    ...{ id: "F18", period: "2022, E-Town", what: "response", published: 0.9801, use: "predicted" },
    why: "as in October 2019; the city for one of its districts",
    simulated: ({ rates }) => rates["June 2022"].response,
  },
  ...predictedRates(
    "F18",
    "2022, E-Town",
    "June 2022",
    { resolved: 0.962, satisfied: 0.9599 },
    `${byTheCurve}; the city for one of its districts, on a day of 2023`,
  ),
  leftOut("F19", "2023", "requests", "21.43 million", given),
  leftOut("F20", "January to June 2024", "requests", "more than 11.2 million", given),
  leftOut("F21", "January 2019 to June 2024", "requests", "141 million", given),
  leftOut("F22", "January to September 2024", "requests", "17.715 million", given),
  leftOut("F23", "2024", "requests, expected", "24 million", given),
  ...predictedRates("F24", "October 2024", "October 2024", { resolved: 0.965, satisfied: 0.969 }),
  ...predictedRates("F25", "December 2024", "December 2024", { resolved: 0.97, satisfied: 0.973 }),
  ...predictedRates("F26", "November 2025", "November 2025", { resolved: 0.972, satisfied: 0.976 }),
  leftOut(
    "F27",
    "11 October 2024",
    "calls by 15:00",
    "more than 40,000",
    "the hours of the presets were made so that it holds: no prediction, and not of 2019 or 2020",
  ),
  leftOut("F28", "October 2019, Huitian", "appeals", "1,208", onePlace),
  leftOut("F29", "May to October 2019, Gulou", "appeals a month", "852 to 276", onePlace),
  leftOut("F30", "January to June 2025, Dongcheng", "appeals of riders", "2,305", onePlace),
  leftOut(
    "F31",
    "October 2019 to November 2021, line of enterprises",
    "calls; response; resolved; satisfied",
    "140,000; 99.7 %; 92.3 %; 94.5 %",
    "the presets have one line for everybody",
  ),
];

/** Every figure of the list, in its order. */
export const publishedFigures: readonly PublishedFigure[] = [...of2019, ...of2020, ...since2021];
