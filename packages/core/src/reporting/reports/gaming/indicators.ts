import { sumOf } from "./limit-use.ts";

/** What is known of an agency. */
export interface AgencySums {
  /** The sum of a measure of the rollup `conduct`. */
  readonly of: (measure: string) => number;
  /** Results in time, by the bin of the time to the limit. */
  readonly bins: readonly number[];
}

type Labelled = readonly [label: string, of: (sums: AgencySums) => number];

/** A share of something that an agency did or met. */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly part: Labelled;
  readonly whole: Labelled;
}

const sum = (label: string, measure: string): Labelled => [label, ({ of }) => of(measure)];
const held = sum("Appeals held", "held");
const perHeld = "Appeals that the agency held at any time, each counted once.";

/** In each of them more is what a unit would show that makes its figures. None of them shows that it does. */
export const indicators: readonly Indicator[] = [
  {
    id: "exclusions-asked",
    title: "Asked to be left out of the scores",
    note: `${perHeld} The agency asked that they be left out.`,
    part: sum("Exclusions asked", "exclusions-asked"),
    whole: held,
  },
  {
    id: "exclusions-granted",
    title: "Left out of the scores",
    note: `${perHeld} They were left out because the agency asked.`,
    part: sum("Exclusions granted", "exclusions-granted"),
    whole: held,
  },
  {
    id: "disputes",
    title: "Dispatches disputed",
    note: `${perHeld} The agency disputed the dispatch, whatever was ruled.`,
    part: sum("Disputed", "disputes"),
    whole: held,
  },
  {
    id: "returns",
    title: "Appeals returned",
    note: `${perHeld} The agency gave them back by itself; what a reviewer took from it is under disputes.`,
    part: sum("Returned", "returns"),
    whole: held,
  },
  {
    id: "terminations",
    title: "Asked to end the work",
    note: `${perHeld} The agency asked to end the work without a result.`,
    part: sum("Terminations asked", "terminations-asked"),
    whole: held,
  },
  {
    id: "last-moment",
    title: "Results in the last moment",
    note: "Results in time, and those of them that came in the last 5 % of the time to the limit.",
    part: ["In the last 5 %", ({ bins }) => bins.at(-1) ?? 0],
    whole: ["Results in time", ({ bins }) => sumOf(bins)],
  },
  {
    id: "unresolved",
    title: "Reported as a result, unresolved to the caller",
    note: "Results of which the caller said whether the matter is resolved, and those where the last word was no.",
    part: sum("Not resolved", "unresolved"),
    whole: sum("Callers who said", "told"),
  },
  {
    id: "unreachable",
    title: "Callers not reached",
    note: "Results of which somebody tried to ask the caller, and those where nobody was reached. Who is not reached counts in no rate.",
    part: sum("Not reached", "unreached"),
    whole: sum("Callers asked", "asked"),
  },
  {
    id: "vote-changes",
    title: "Answers changed for the better",
    note: "Results with an answer, and those where the caller later changed it for the better, and on no question for the worse.",
    part: sum("Changed for the better", "bettered"),
    whole: ["Callers who answered", ({ of }) => of("asked") - of("unreached")],
  },
  {
    id: "merges",
    title: "Appeals merged into others",
    note: `${perHeld} They waited for the result of another appeal, or shared it. The hotline merges; what is merged looks like one matter.`,
    part: sum("Merged", "merged"),
    whole: held,
  },
  {
    id: "parts",
    title: "Parts of split appeals",
    note: `${perHeld} They were one appeal with others before. The hotline splits; what is split looks like more work done.`,
    part: sum("Parts", "parts"),
    whole: held,
  },
];
