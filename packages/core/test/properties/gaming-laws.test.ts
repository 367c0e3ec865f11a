import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, type History } from "../../src/appeal/history.ts";
import { advance } from "../../src/hotline/advance.ts";
import { conductOf } from "../../src/reporting/conduct-agencies.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";
import { toCsv } from "../../src/reporting/formats/csv.ts";
import { toMarkdown } from "../../src/reporting/formats/markdown.ts";
import { cellsOf, tally } from "../../src/reporting/measures.ts";
import type { Report } from "../../src/reporting/report.ts";
import { gaming } from "../../src/reporting/reports/gaming/gaming.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { appealId } from "../life.ts";
import { arbitraryFacts, asOf } from "../oracles/arbitrary-facts.ts";
import { conductByLoops, cuesByLoops, sharesByLoops } from "../oracles/conduct-by-loops.ts";
import { tried } from "../runs.ts";

const book = testBook();
const appeals = fc.array(arbitraryFacts(book), { maxLength: 60, size: "medium" });

const lived = arbitraryCommands.map((commands) =>
  commands.reduce<History>((history, command) => {
    const outcome = advance(history, sentTo(fold(history), command), book);
    return outcome.ok ? history.concat(outcome.value.filter((event) => event.appealId === appealId)) : history;
  }, []),
);

function build(many: readonly AppealFacts[]): Report {
  const measures = tally();
  for (const one of many) measures.add(cellsOf(one, book));
  return gaming.build({ measures, book, asOf });
}

test("the conduct in any life is what one finds by looking each thing up in it", () => {
  fc.assert(
    fc.property(lived, (history) => {
      const read = conductOf(history, new Map()).map(({ merged: _, results, ...one }) => ({
        ...one,
        results: results.map(({ limitUsed: __, ...result }) => result),
      }));
      expect(read).toEqual(conductByLoops(history));
    }),
    tried(200, 5000),
  );
});

describe("the gaming report", () => {
  test("counts what plain loops over the appeals count", () => {
    fc.assert(
      fc.property(appeals, (many) => {
        const report = build(many);
        const witness = sharesByLoops(many);
        for (const { agency, shares } of witness)
          for (const [id, [part, whole]] of Object.entries(shares)) {
            const isThere = whole > 0 && witness.some((other) => (other.shares[id]?.[0] ?? 0) > 0);
            const table = report.sections.find((section) => section.id === id)?.table;
            const row = table?.rows.find(([who]) => who === agency);
            expect([id, row?.slice(1, 3)]).toEqual([id, isThere ? [part, whole] : undefined]);
          }
      }),
      tried(100, 2000),
    );
  });

  test("sets loud appeals beside the others of their top categories as plain loops do", () => {
    fc.assert(
      fc.property(appeals, (many) => {
        const { sections } = build(many);
        const rows = sections.find(({ id }) => id === "cue-priority")?.table.rows ?? [];
        const topOf = (category: string) => book.categories.path(category).at(-1) ?? category;
        for (const { cue, loud, others } of cuesByLoops(many, topOf)) {
          const [, appeals, raised, otherAppeals, othersRaised] = rows.find(([who]) => who === cue) ?? [];
          const share = ({ raised, appeals }: typeof loud) => (appeals === 0 ? null : raised / appeals);
          expect([cue, appeals ?? 0, raised ?? null]).toEqual([cue, loud.appeals, share(loud)]);
          expect([cue, otherAppeals ?? 0, othersRaised ?? null]).toEqual([cue, others.appeals, share(others)]);
        }
      }),
      tried(100, 2000),
    );
  });

  test("of merged parts is that of the whole, in whatever order", () => {
    fc.assert(
      fc.property(appeals, appeals, (some, others) => {
        expect(build([...others, ...some])).toEqual(build([...some, ...others]));
      }),
      tried(50, 1000),
    );
  });

  test("never shows a figure that is no number, nor a share outside 0 to 1", () => {
    fc.assert(
      fc.property(appeals, (many) => {
        for (const { table } of build(many).sections)
          for (const row of table.rows)
            for (const [n, value] of row.entries()) {
              if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
              if (table.columns[n]?.unit === "share" && value !== null)
                expect(Number(value) >= 0 && Number(value) <= 1).toBe(true);
            }
      }),
      tried(100, 2000),
    );
  });

  test("is written in every format with all its sections", () => {
    fc.assert(
      fc.property(appeals, (many) => {
        const report = build(many);
        const [markdown, csv] = [toMarkdown(report), toCsv(report)];
        for (const { id, title, table } of report.sections) {
          expect(markdown).toContain(`\n## ${title}\n`);
          if (table.rows.length > 0) expect(csv).toContain(`\n${id},`);
        }
      }),
      tried(20, 200),
    );
  });
});
