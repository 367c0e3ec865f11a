import { printTable } from "./figures.ts";
import type { EngineName, Size } from "./routing-engines.ts";
import type { Figures } from "./routing-figures.ts";
import { isMissing } from "./routing-process.ts";
import type { Works } from "./routing-report.ts";

/** What is demanded of a ratio; NaN where it could not be measured. */
export interface Bar {
  readonly name: string;
  readonly ratio: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const LARGE = 10_000;

export function barsOf(figures: Figures, works: Works): readonly Bar[] {
  const cost = (name: EngineName, size: Size = LARGE): number => figures.of(name, size)?.cost ?? Number.NaN;
  const ours = cost("ours");
  return [
    { name: "naive scan, x ours", ratio: cost("naive scan") / ours, atLeast: 60 },
    { name: "zen-engine, x ours", ratio: cost("zen-engine, first") / ours, atLeast: 400 },
    { name: "json-logic-engine compiled, x ours", ratio: cost("json-logic-engine, compiled") / ours, atLeast: 400 },
    { name: "json-rules-engine, x ours", ratio: cost("json-rules-engine, stop at first") / ours, atLeast: 20_000 },
    { name: "answers that are not those of the naive way", ratio: figures.wrong + wrongOf(works), atMost: 0 },
    { name: "10,000 rules, x 100", ratio: ours / cost("ours", 100), atMost: 2.5 },
    { name: "50,000 rules, x 100", ratio: cost("ours", 50_000) / cost("ours", 100), atMost: 4 },
    { name: "explanation, x decision", ratio: cost("ours, explained") / ours, atMost: 10 },
    { name: "best matcher of npm, x our scan", ratio: bestPeerOverOurs(works.keywords), atLeast: 8 },
    { name: "all decided twice, x what-if", ratio: whatIfGain(works.whatIf), atLeast: 2 },
    { name: "lint, x overlapping pairs alone", ratio: lintOverPairs(works.lint), atMost: 4 },
    {
      name: "compiling 10,000 rules, in naive scans",
      ratio: (figures.of("ours", LARGE)?.compile ?? Number.NaN) / cost("naive scan"),
      atMost: 2000,
    },
  ];
}

/** All find words in texts as they were written: the peers are charged their folding, as we are ours. */
function bestPeerOverOurs(keywords: Works["keywords"]): number {
  const costs = keywords.flatMap(({ name, answer }) =>
    isMissing(answer) ? [] : [{ ours: isOurs(name), cost: Math.min(...answer.folding) }],
  );
  const [own] = costs.filter(({ ours }) => ours);
  const peers = costs.filter(({ ours }) => !ours);
  return Math.min(...peers.map(({ cost }) => cost)) / (own?.cost ?? Number.NaN);
}

/** Texts in which we find other words, and appeals that only one way of replaying moves. */
function wrongOf({ keywords, whatIf }: Works): number {
  const texts = keywords.flatMap(({ name, answer }) => (isMissing(answer) || !isOurs(name) ? [] : [answer.wrong]));
  const moved = isMissing(whatIf) ? 0 : Math.abs(whatIf.movedByDelta - whatIf.movedByFull);
  return texts.reduce((sum, wrong) => sum + wrong, moved);
}

const isOurs = (matcher: string): boolean => matcher.startsWith("ours");

const whatIfGain = (answer: Works["whatIf"]): number => (isMissing(answer) ? Number.NaN : answer.full / answer.delta);

const lintOverPairs = (answer: Works["lint"]): number =>
  isMissing(answer) ? Number.NaN : answer.lint / answer.pairwise;

const verdictOf = ({ ratio, atLeast = -Infinity, atMost = Infinity }: Bar): "MISSING" | "PASS" | "FAIL" =>
  Number.isNaN(ratio) ? "MISSING" : ratio >= atLeast && ratio <= atMost ? "PASS" : "FAIL";

/** Prints each bar with its verdict; answers how many were missed. */
export function printBars(bars: readonly Bar[]): number {
  const shown = (ratio: number): string =>
    Number.isNaN(ratio) ? "" : ratio >= 100 ? Math.round(ratio).toLocaleString("en") : ratio.toFixed(2);
  printTable(
    ["bar", "measured", "demanded", ""],
    bars.map((bar) => [
      bar.name,
      shown(bar.ratio),
      bar.atLeast === undefined
        ? `at most ${bar.atMost?.toLocaleString("en")}`
        : `at least ${bar.atLeast.toLocaleString("en")}`,
      verdictOf(bar),
    ]),
  );
  return bars.filter((bar) => verdictOf(bar) === "FAIL").length;
}
