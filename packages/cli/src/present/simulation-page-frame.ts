import type { Point } from "@swiftline/core/simulation/experiment";
import { formatDate } from "@swiftline/core/time";
import { counted } from "./counted.ts";
import { finishedIn } from "./finished-in.ts";
import { missedPrecision } from "./missed-precision.ts";
import { maker } from "./page/document.ts";
import { html, type Markup } from "./page/escape.ts";
import { spokenSpan } from "./page/spoken-dates.ts";
import { MOST_COMPARED } from "./simulation-page-comparison.ts";
import { percent } from "./simulation-page-figures.ts";
import { shortNames } from "./simulation-page-settings.ts";
import type { SimulationStory, ToldCity } from "./simulation-story.ts";

/** What the page is called. */
export function titleOf({ kind, cities: [first, second], result }: SimulationStory): string {
  if (kind === "compare") return `${second?.name} beside ${first?.name}`;
  if (kind === "sweep") return `${first?.scenario.name}, ${counted(result.design.points.length, "setting")}`;
  return first?.name ?? "";
}

/** What was simulated, how often, and from which chance; what is to be known before one reads on. */
export function masthead(story: SimulationStory): Markup {
  const { cities, result, resultHash } = story;
  const told: readonly (readonly [term: string, says: string])[] = [
    ["City", listed(cities, ({ book }) => book.city.name)],
    ["Days simulated", listed(cities, spanOf)],
    ["Replications", counted(finishedIn(result), "replication")],
    ...(story.kind === "sweep" ? [["Varied", variedIn(result.design.points)] as const] : []),
    ["Seed", result.design.seed],
    ["Policy book", listed(cities, ({ book }) => book.version)],
    ["Result", resultHash.slice(0, HASH)],
  ];
  const notes = notesOf(story);
  return html`
<header class="masthead">
<h1>${titleOf(story)}</h1>
<dl>
${told.map(([term, says]) => html`<div><dt>${term}</dt><dd>${says}</dd></div>\n`)}</dl>
${notes.map((note) => html`<p class="note">${note}</p>\n`)}</header>
`;
}

function notesOf({ kind, result, warnings }: SimulationStory): readonly string[] {
  const { design, partial } = result;
  const missed = missedPrecision(result);
  const others = design.points.length - 1;
  const dropped = design.warmUp?.dropped ?? 0;
  return [
    ...(partial === undefined ? [] : [`This is a part of what was asked for: ${partial}.`]),
    ...(missed === undefined ? [] : [missed]),
    ...(dropped === 0
      ? []
      : [
          `Figures leave out the first ${dropped === 1 ? "day" : counted(dropped, "day")} of each replication; time paths have all days.`,
        ]),
    ...(kind === "sweep" && others > MOST_COMPARED
      ? [
          `Of ${others} settings ${MOST_COMPARED} are compared with the first here; comparisons.csv of an outcome folder has all.`,
        ]
      : []),
    ...warnings.map(({ message }) => `${message}.`),
  ];
}

const variedIn = (points: readonly Point[]): string => [...shortNames(points).keys()].join("; ");

/** So many digits tell two results apart; the colophon has all of them. */
const HASH = 12;

/** What all cities have is told once. */
const listed = (cities: readonly ToldCity[], of: (city: ToldCity) => string): string =>
  [...new Set(cities.map(of))].join("; ");

const spanOf = ({ scenario: { from, days } }: ToldCity): string =>
  spokenSpan({ from: formatDate(from), to: formatDate(from + days - 1) });

/** How the figures came about, and how to have them again. */
export const colophon = ({ result, resultHash }: SimulationStory): Markup => html`
<footer>
<p>Simulated people under the city's own rules: nobody called, and nothing here happened. Figures are means over replications with
Student's intervals at ${percent(result.design.level)} %; intervals of time paths are pointwise, so that of many steps a few lie outside theirs.</p>
<p>Whoever runs the same scenario in the same city with the seed <code>${result.design.seed}</code> has the result <code>${resultHash}</code>,
on any machine and any number of threads.</p>
${maker}
</footer>
`;
