import type { Outcome } from "./run-checks.ts";

type Result = Outcome["verdict"]["result"];
export const results: readonly Result[] = ["passed", "failed", "skipped"];

export const countOf = (outcomes: readonly Outcome[], result: Result): number =>
  outcomes.filter(({ verdict }) => verdict.result === result).length;

/** Words in colours, or as they are where nobody would see them. */
export type Paint = (colour: "green" | "red" | "dim" | "bold", text: string) => string;

const codes = { green: 32, red: 31, dim: 2, bold: 1 } as const;
export const inColours: Paint = (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
export const plain: Paint = (_, text) => text;

/** What came of the checks: what failed with its evidence, what was skipped and why, and how many of each. */
export const report = (base: string, outcomes: readonly Outcome[], paint: Paint): string =>
  [paint("bold", `GeoReport v2 at ${base}`), failures(outcomes, paint), skips(outcomes, paint), table(outcomes, paint)]
    .filter((part) => part !== "")
    .join("\n\n");

const failures = (outcomes: readonly Outcome[], paint: Paint): string =>
  outcomes
    .flatMap(({ id, section, says, verdict }) =>
      verdict.result !== "failed"
        ? []
        : [
            [
              `${paint("red", "failed")}  ${paint("bold", id)}: ${says} (${section})`,
              `        ${verdict.why}`,
              `        ${paint("dim", verdict.evidence.url)}`,
              ...(verdict.evidence.excerpt === "" ? [] : [`        ${paint("dim", verdict.evidence.excerpt)}`]),
            ].join("\n"),
          ],
    )
    .join("\n");

function skips(outcomes: readonly Outcome[], paint: Paint): string {
  const skipped = outcomes.flatMap(({ id, verdict }) =>
    verdict.result === "skipped" ? [{ id, why: verdict.why }] : [],
  );
  return [...Map.groupBy(skipped, ({ why }) => why)]
    .map(([why, ids]) => `${paint("dim", "skipped")} ${why}: ${listOf(ids.map(({ id }) => id))}`)
    .join("\n");
}

const SHOWN = 3;
const listOf = (ids: readonly string[]): string =>
  ids.length <= SHOWN ? ids.join(", ") : `${ids.slice(0, SHOWN).join(", ")} and ${ids.length - SHOWN} more`;

function table(outcomes: readonly Outcome[], paint: Paint): string {
  const sections = [...Map.groupBy(outcomes, ({ section }) => section), ["All", outcomes] as const];
  const width = Math.max(...sections.map(([section]) => section.length));
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join("");
  return [
    line("", results),
    ...sections.map(([section, of]) => {
      const row = line(
        section,
        results.map((result) => String(countOf(of, result))),
      );
      return paint(countOf(of, "failed") > 0 ? "red" : "green", row);
    }),
  ].join("\n");
}
