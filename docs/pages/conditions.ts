import { conditions } from "../../packages/core/src/routing/conditions/index.ts";
import { code, page, rows } from "./markdown.ts";

const shown = (part: object): string =>
  Object.entries(part)
    .map(([name, value]) => `${name} ${code(String(value))}`)
    .join(", ");

export const conditionsPage = (): string =>
  page(
    "Routing conditions",
    "The columns that a `routing.csv` may have besides `id`, `>agency`, `>policy`, `basis` and `note`. Alternatives in a cell are separated by `|`; an empty cell asks nothing. All cells of a row must hold; the first row that holds decides. An indexed condition is looked up; the others are tried on the rows that the index left.",
    rows(
      ["column", "holds when", "for example", "which takes", "and leaves", "indexed"],
      conditions.map(({ kind, summary, example: { cell, matches, misses }, index }) => [
        code(kind),
        summary,
        code(cell),
        shown(matches),
        shown(misses),
        index === undefined ? "no" : "yes",
      ]),
    ),
  );
