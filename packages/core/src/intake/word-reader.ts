import { didYouMean } from "../nearest.ts";
import { messageOn } from "../problem.ts";
import type { BoundColumns } from "./bound-columns.ts";
import { translation } from "./crosswalk.ts";
import { foldWord } from "./fold-word.ts";
import type { ColumnRole, Crosswalk } from "./mapping.ts";
import { remembered } from "./remembered.ts";
import { type RowView, wrong } from "./row-view.ts";
import type { Words } from "./words.ts";

/** Reads the cell of a role as a word of a closed list; undefined where nothing is said, or an unknown word, which is wrong. */
export function wordReader<Meaning>(
  bound: BoundColumns,
  role: ColumnRole,
  words: Words<Meaning>,
  crosswalk?: Crosswalk,
): (row: RowView) => Meaning | undefined {
  const [column] = bound.of(role);
  if (column === undefined) return () => undefined;
  const { of, rest } = translation(crosswalk);
  const meaning = remembered(
    (text: string) => words.get(foldWord(of(text) ?? text)) ?? (rest === undefined ? rest : words.get(foldWord(rest))),
  );
  return (row) => {
    const text = bound.text(row, column);
    if (text === undefined) return undefined;
    const meant = meaning(text);
    if (meant !== undefined) return meant === "none" ? undefined : meant;
    const known = [...new Set(words.values())].join(", ");
    const word = of(text) ?? text;
    const said = messageOn(word, `is none of ${known}`);
    const suggestion = `say what it means under values: ${role}`;
    return wrong(row, column, { code: "intake/unknown-word", ...said, suggestion, ...didYouMean(word, words.keys()) });
  };
}
