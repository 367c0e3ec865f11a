import { printTable } from "./figures.ts";
import { engines, type Size } from "./routing-engines.ts";
import type { Figures } from "./routing-figures.ts";
import type { KeywordFigures } from "./routing-keywords.ts";
import type { LintFigures } from "./routing-lint.ts";
import { matchers } from "./routing-matchers.ts";
import { isMissing, type Missing, pinned } from "./routing-process.ts";
import type { WhatIfFigures } from "./routing-what-if.ts";

const LARGE = 10_000;
const SECOND = 1e6;
const MEGABYTE = 1e6;

/** What is measured besides deciding. */
export interface Works {
  readonly keywords: readonly { readonly name: string; readonly answer: KeywordFigures | Missing }[];
  readonly whatIf: WhatIfFigures | Missing;
  readonly lint: LintFigures | Missing;
}

const exactly = (amount: number): string =>
  amount >= 100 ? Math.round(amount).toLocaleString("en") : amount.toPrecision(3);
const or = (amount: number | undefined): string => (amount === undefined ? "" : exactly(amount));
const over = (amount: number | undefined, other: number | undefined): number | undefined =>
  amount === undefined || other === undefined ? undefined : amount / other;

const named = ({ name, peer }: { readonly name: string; readonly peer?: string }): string =>
  peer === undefined ? name : `${name} (${pinned(peer)})`;

/** How many decisions an engine makes in a second of processor time, and how that falls with the size of the table. */
export function printDecisions(figures: Figures, sizes: readonly Size[]): void {
  printTable(
    [
      "decisions/s",
      ...sizes.map((size) => `${size.toLocaleString("en")} rules`),
      "us at 10,000",
      "x ours",
      "10,000/100",
      "50,000/100",
    ],
    engines.map((engine) => {
      const costs = sizes.map((size) => figures.of(engine.name, size)?.cost);
      const cost = (size: Size) => figures.of(engine.name, size)?.cost;
      if (costs.every((one) => one === undefined))
        return [named(engine), "MISSING", ...costs.slice(1).map(() => ""), "", "", "", ""];
      return [
        named(engine),
        ...costs.map((one) => or(over(SECOND, one))),
        or(cost(LARGE)),
        or(over(cost(LARGE), figures.of("ours", LARGE)?.cost)),
        or(over(cost(LARGE), cost(100))),
        or(over(cost(50_000), cost(100))),
      ];
    }),
  );
}

/** What an engine pays before it decides, and whether it decides as the naive scan does. */
export function printCosts(figures: Figures): void {
  const scan = figures.of("naive scan", LARGE)?.cost;
  printTable(
    ["10,000 rules", "compile, ms", "in naive scans", "script MB", "resident MB", "answers compared", "wrong"],
    engines.flatMap((engine) => {
      const large = figures.of(engine.name, LARGE);
      if (large === undefined) return [];
      return [
        [
          named(engine),
          exactly(large.compile / 1000),
          or(over(large.compile, scan)),
          (large.script / MEGABYTE).toFixed(1),
          (large.resident / MEGABYTE).toFixed(1),
          String(large.asked),
          String(large.wrong),
        ],
      ];
    }),
  );
}

/** What each matcher pays to find words, from texts that are folded and from texts that it must fold. */
export function printKeywords(keywords: Works["keywords"]): void {
  const own = keywords.flatMap(({ answer }) => (isMissing(answer) ? [] : [Math.min(...answer.rounds)]))[0];
  printTable(
    ["2,000 words in a text", "ns a character", "x ours", "folding too", "x ours", "wrong texts"],
    keywords.map(({ name, answer }) => {
      const matcher = named(matchers.find((one) => one.name === name)!);
      if (isMissing(answer)) return [matcher, "MISSING", "", "", "", ""];
      const [given, folding] = [Math.min(...answer.rounds), Math.min(...answer.folding)];
      const cells = [1000 * given, over(given, own), 1000 * folding, over(folding, own)].map(or);
      return [matcher, ...cells, String(answer.wrong)];
    }),
  );
}

export function printWhatIf(whatIf: Works["whatIf"]): void {
  const rows = isMissing(whatIf)
    ? [["what-if", "MISSING", "", ""]]
    : [
        ["all decided twice", exactly(whatIf.full / 1000), String(whatIf.appeals), String(whatIf.movedByFull)],
        ["what-if", exactly(whatIf.delta / 1000), String(whatIf.appeals), String(whatIf.movedByDelta)],
      ];
  printTable(["a change of 20 rules in 10,000", "ms", "appeals", "moved"], rows);
}

export function printLint(lint: Works["lint"]): void {
  const rows = isMissing(lint)
    ? [["lint", "MISSING", "", ""]]
    : [
        ["overlapping pairs alone", exactly(lint.pairwise / 1000), String(lint.rules), String(lint.overlappingPairs)],
        ["lint", exactly(lint.lint / 1000), String(lint.rules), String(lint.findings)],
      ];
  printTable(["proving a table", "ms", "rules", "found"], rows);
}
