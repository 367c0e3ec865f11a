import { type EstimatedSeries, estimatedPaths, type PathSeriesName } from "@swiftline/core/simulation/city";
import { timeAxis } from "./simulation-page-axis.ts";
import { type BandSection, bandSection, type Line } from "./simulation-page-bands.ts";
import type { Drawn, SimulationStory, ToldCity } from "./simulation-story.ts";

/** What is followed over time, a picture each. Of two scenarios each picture has both. */
const pictures: readonly (Pick<BandSection, "id" | "title" | "note" | "says"> & {
  readonly of: readonly PathSeriesName[];
})[] = [
  {
    id: "calls",
    title: "Calls per hour",
    note: "Calls that reach the line: first ones, those of people who had hung up, and those about an old matter.",
    says: "Calls an hour over the days of the run.",
    of: ["calls"],
  },
  {
    id: "answered",
    title: "Answered in time",
    note: "Of the calls that ended their wait in a step, those that were answered within the time that the scenario calls good.",
    says: "The share of calls answered in time over the days of the run.",
    of: ["answered in time"],
  },
  {
    id: "waiting",
    title: "Calls waiting",
    note: "How many wait in line at the end of each step.",
    says: "The length of the queue over the days of the run.",
    of: ["calls waiting"],
  },
  {
    id: "operators",
    title: "Operators on duty and busy",
    note: "Busy with calls, the work after them, and waiting for interpreters. The gap between the lines is idle time.",
    says: "Operators on duty, and operators busy, over the days of the run.",
    of: ["operators on duty", "operators busy"],
  },
  {
    id: "open",
    title: "Appeals open",
    note: "Taken down and not over: with an agency, or waiting for the citizen's verdict.",
    says: "Open appeals over the days of the run.",
    of: ["appeals open"],
  },
];

/** A scenario and how it went on. */
interface Followed {
  readonly city: ToldCity;
  readonly paths: readonly EstimatedSeries[];
}

/** The time paths of all scenarios, those over the same days together; nothing where none was followed. */
export function pathSections(story: SimulationStory): readonly Drawn[] {
  const followed = story.cities
    .map((city): Followed => ({ city, paths: pathsOf(story, city) }))
    .filter(({ paths }) => paths.length > 0);
  const spans = [...Map.groupBy(followed, ({ city: { scenario } }) => `${scenario.from} ${scenario.days}`).values()];
  return [
    ...spans.flatMap((together, nth) => commonSections(together, spans.length === 1 ? undefined : nth + 1)),
    ...followed.flatMap((one, nth) => backlogSection(one, { nth: nth + 1, alone: followed.length === 1 })),
  ];
}

/** The pictures of scenarios over the same days; `nth` is told where there are others. */
function commonSections(together: readonly Followed[], nth: number | undefined): readonly Drawn[] {
  const [first] = together;
  if (first === undefined) return [];
  const whose = together.map(({ city }) => city.name).join(", ");
  return pictures.map(({ of, id, title, ...words }) =>
    bandSection({
      ...words,
      id: nth === undefined ? id : `${id}-${nth}`,
      title: nth === undefined ? title : `${title}, ${whose}`,
      ...timeAxis(first.city),
      unit: unitIn(first.paths, of[0]),
      lines: together.flatMap(({ city, paths }) =>
        of.map(
          (name): Line => ({
            label: labelOf(city.name, { series: of.length > 1 ? name : undefined, alone: together.length === 1 }),
            points: pointsIn(paths, name),
          }),
        ),
      ),
    }),
  );
}

const pathsOf = ({ result }: SimulationStory, { name, scenario, book }: ToldCity): readonly EstimatedSeries[] =>
  estimatedPaths(result, { point: name, scenario, zone: book.zone });

const seriesIn = (paths: readonly EstimatedSeries[], name: PathSeriesName | undefined): EstimatedSeries | undefined =>
  paths.find(({ series }) => series.name === name);
const pointsIn = (paths: readonly EstimatedSeries[], name: PathSeriesName) => seriesIn(paths, name)?.points ?? [];
const unitIn = (paths: readonly EstimatedSeries[], name: PathSeriesName | undefined) =>
  seriesIn(paths, name)?.series.unit ?? "calls";

/** A line is called for its series, for its scenario, or for both. */
function labelOf(name: string, { series, alone }: { readonly series: string | undefined; readonly alone: boolean }) {
  if (alone) return series ?? name;
  return series === undefined ? name : `${series}, ${name}`;
}

/** Nothing where no agency has work: every call is answered at once. */
function backlogSection(
  { city, paths }: Followed,
  { nth, alone }: { readonly nth: number; readonly alone: boolean },
): readonly Drawn[] {
  const backlogs = paths.filter(({ series }) => series.agency !== undefined);
  if (backlogs.length === 0) return [];
  const section = bandSection({
    id: `backlogs-${nth}`,
    title: `Backlogs of the busiest agencies${alone ? "" : `, ${city.name}`}`,
    note: "Orders signed for and not yet reported on, at the agencies that the scenario loads most.",
    says: "Backlogs of the busiest agencies over the days of the run.",
    unit: "appeals",
    lines: backlogs.map(({ series: { agency = "" }, points }) => ({
      label: city.book.agencies.get(agency)?.name ?? agency,
      points,
    })),
    ...timeAxis(city),
  });
  return [section];
}
