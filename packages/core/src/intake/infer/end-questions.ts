import { anyPolicy } from "../contradictions.ts";
import { dateShare } from "./column-profile.ts";
import { provesEnd } from "./known-words.ts";
import { unusedColumns } from "./offered-columns.ts";
import { type Asked, isGuessed, listed, type Question } from "./question.ts";
import { HARDLY } from "./taken-guesses.ts";

/** Which column says when an appeal was closed, and what becomes of those that are over at no known time. */
export function endQuestions(asked: Asked): readonly Question[] {
  const [which, undated] = [whichEnd(asked), undatedEnds(asked)];
  if (undated === undefined) return which === undefined ? [] : [which];
  const treatments = anyPolicy.options.map(treatedBy);
  // Where a column may be named, and none is, one answer settles both.
  if (which !== undefined && asked.mapping.columns?.endedAt === undefined) {
    const question = `${undated} Does one of these columns of dates? If none does, what becomes of these rows? ${MEANINGS}`;
    return [{ about: which.about, question, options: [...endNames(asked), ...treatments] }];
  }
  const question = `${undated} What becomes of these rows? ${MEANINGS}`;
  return [
    ...(which === undefined ? [] : [which]),
    { about: "contradictions.closedWithoutDate", question, options: treatments },
  ];
}

/** As it stands in a mapping file. */
const treatedBy = (treatment: string): string => `contradictions: { closedWithoutDate: ${treatment} }`;

const MEANINGS =
  "reject: they are not taken in, as where a mapping says nothing; repair: they are closed with the last thing known; flag: they are left open.";

function whichEnd(asked: Asked): Question | undefined {
  if (isGuessed(asked, "endedAt")) return undefined;
  const { columns, mapping } = asked;
  const [about, names] = ["columns.endedAt", endNames(asked)];
  const standIn = [mapping.columns?.endedAt ?? []].flat();
  if (standIn.length > 0 && columns("endedAt").length === 0) {
    const question = `No column says when an appeal was closed. Is it over with ${standIn.join(", ")}?`;
    const otherwise = endWords(asked).size === 0 ? "" : `, and give ${treatedBy("…")}`;
    return { about, question, options: ["yes", ...names, `no: take the line out${otherwise}`] };
  }
  const question = "Nothing else says when an appeal was closed. Does one of these columns of dates?";
  return names.length === 0 ? undefined : { about, question, options: [...names, "none"] };
}

/** The columns of dates without a meaning that may say when an appeal was closed. */
const endNames = (asked: Asked): readonly string[] =>
  unusedColumns(asked)
    .filter((column) => column.filled > 0.5 && dateShare(column) >= 0.9)
    .map(({ column }) => column);

/** The statuses that are over, with the rows that have them. */
const endWords = ({ columns }: Asked): ReadonlyMap<string, number> =>
  new Map(columns("status").flatMap(({ values }) => [...values].filter(([word]) => provesEnd(word))));

/** The columns that say when an appeal was closed, or of which another question asks whether they do. */
function perhapsDated({ guesses, mapping }: Asked): readonly string[] {
  const named = [mapping.columns?.endedAt ?? []].flat();
  if (named.length > 0) return named;
  const guessed = guesses.filter(({ role, confidence }) => role === "endedAt" && confidence >= HARDLY);
  return guessed.flatMap(({ column, instead }) => [column, ...instead.map((other) => other.column)]);
}

/** So few rows that are over, of all, may lack a date by a slip. */
const FEW = 0.1;

/** The statuses that are over at no known time, with their rows, as a sentence; undefined where those are few. */
function undatedEnds(asked: Asked): string | undefined {
  const { file, columns } = asked;
  const [status] = columns("status");
  if (status === undefined) return undefined;
  const [ends, names] = [endWords(asked), perhapsDated(asked)];
  const dated = file.columns.filter(({ column }) => names.includes(column));
  const undated = new Map<string, number>();
  for (const cells of file.rows) {
    const word = cells[status.index]?.trim() ?? "";
    if (!ends.has(word) || dated.some(({ index, values }) => values.has(cells[index]?.trim() ?? ""))) continue;
    undated.set(word, (undated.get(word) ?? 0) + 1);
  }
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);
  if (sum(undated) <= FEW * sum(ends)) return undefined;
  const because = names.length === 0 ? "no column says when" : `nothing stands in ${names.join(", ")}`;
  return `By their status these are over, and ${because}: ${listed(undated)}.`;
}
