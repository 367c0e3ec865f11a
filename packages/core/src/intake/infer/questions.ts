import type { PolicyBook } from "../../book/policy-book.ts";
import { DegreeOrder } from "../degree-order.ts";
import type { MappingInput } from "../mapping.ts";
import { StatusMeaning } from "../status-meaning.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { ambiguousDates, type DatesToName, datesToName, openColumns, orderCounts } from "./dates-written.ts";
import { percent } from "./evidence.ts";
import type { FileProfile } from "./file-profile.ts";
import { positionsWritten } from "./positions-written.ts";
import { type ColumnsWith, momentColumns, perhapsNumbers } from "./taken-guesses.ts";
import { unknownStatusWords } from "./word-tables.ts";

/** What only a person can answer, with the answers that there are. */
export interface Question {
  /** The place in the mapping file where the answer belongs, such as `columns.id`. */
  readonly about: string;
  readonly question: string;
  readonly options: readonly string[];
}

interface Asked {
  readonly file: FileProfile;
  readonly guesses: readonly ColumnGuess[];
  readonly columns: ColumnsWith;
  readonly mapping: MappingInput;
  readonly book: PolicyBook | undefined;
}

/** Everything that the names and values of a file leave open, the most needed first. */
export const questionsAbout = (asked: Asked): readonly Question[] => [
  ...missing(asked),
  ...calledAlike(asked),
  ...dayOrder(asked),
  ...degreeOrder(asked),
  ...whichColumn(asked),
  ...whichEnd(asked),
  ...hotline(asked),
  ...unknownStatuses(asked),
];

function missing({ file, guesses, columns, mapping }: Asked): readonly Question[] {
  const names = file.columns.map(({ column }) => column);
  const numbers = perhapsNumbers(file, guesses).map(({ column }) => column);
  const { registeredAt, category } = mapping.columns ?? {};
  const questions = [
    registeredAt === undefined && {
      about: "columns.registeredAt",
      question: "Which column says when an appeal was taken down?",
      options: names,
    },
    columns("id").length === 0 && {
      about: "columns.id",
      question: "Which column numbers the records? If none does, what a record says is its identity.",
      options: [...new Set([...numbers, "id: content-hash", ...names])],
    },
    category === undefined && {
      about: "columns.category",
      question: "Which column says what an appeal is about? If none does, give one code of the city for all.",
      options: ["constants: { category: … }", ...names],
    },
  ];
  return questions.filter((question) => question !== false);
}

function calledAlike({ file, mapping }: Asked): readonly Question[] {
  const read = new Set(Object.values(mapping.columns ?? {}).flat());
  return file.twice
    .filter((name) => read.has(name))
    .map((name) => ({
      about: "columns",
      question: `${name} is the name of several columns. Which is meant? A mapping cannot say.`,
      options: ["give each a name of its own in the file", `take ${name} out of the mapping`],
    }));
}

function dayOrder({ file, columns, guesses }: Asked): readonly Question[] {
  const moments = momentColumns(guesses, columns);
  const [example] = ambiguousDates(openColumns(moments, file.dayOrder));
  if (example === undefined) return [];
  const because = file.dayOrder === "both" ? sayOrders(file) : "No date of the sample has a number over 12.";
  const options = (["month-first", "day-first"] as const).map((order) => sayDates(datesToName(moments, order)));
  return [{ about: "dates", question: `Is the month or the day first in ${example}? ${because}`, options }];
}

function degreeOrder({ columns, mapping }: Asked): readonly Question[] {
  const [position] = mapping.columns?.position === undefined ? [] : columns("position");
  const { order, example } = position === undefined ? {} : positionsWritten(position);
  if (order !== undefined || example === undefined) return [];
  const question = `Is the latitude or the longitude first in ${example}? A mapping that does not say so takes the first for the latitude.`;
  return [{ about: "positions", question, options: DegreeOrder.options }];
}

/** Which columns are written how, by the dates that tell, as sentences. */
const sayOrders = ({ columns, moments }: FileProfile): string =>
  columns
    .filter(({ index }) => moments.has(index))
    .flatMap((moment) => {
      const counts = orderCounts([moment]);
      const said = (["month-first", "day-first"] as const).filter((order) => counts[order] > 0);
      const listed = said.map((order) => `the ${order === "month-first" ? "month" : "day"} first in ${counts[order]}`);
      return listed.length === 0 ? [] : [`${moment.column} has ${listed.join(" and ")}.`];
    })
    .join(" ");

/** As it stands behind `dates:` in a mapping file, a list without its brackets. */
const sayDates = (dates: DatesToName): string =>
  Array.isArray(dates)
    ? dates.join(", ")
    : `{ ${Object.entries(dates)
        .map(([column, forms]) => `${JSON.stringify(column)}: [${forms.join(", ")}]`)
        .join(", ")} }`;

/** Below this a person should look at a guess. */
const SURE = 0.7;
/** Below this it is no guess worth asking about. */
const HARDLY = 0.3;

/** Of what several columns may say, one more or less is no question. */
const SEVERAL: ReadonlySet<string> = new Set(["personal", "agency", "area", "text"]);

function whichColumn({ guesses, file, mapping }: Asked): readonly Question[] {
  const namesOf = (some: readonly ColumnProfile[]): ReadonlySet<string> => new Set(some.map(({ column }) => column));
  const unique = namesOf(file.columns.filter(({ values, rows }) => values.size === rows));
  const named = new Set(Object.values(mapping.columns ?? {}).flat());
  const empty = namesOf(file.columns.filter(({ rows }) => rows === 0));
  return guesses
    .filter(({ role, column }) => !SEVERAL.has(role) && (file.rows.length === 0 || !empty.has(column)))
    .flatMap(({ role, column, confidence, instead }) => {
      const others = instead.map((other) => other.column);
      const twoIds = role === "id" && others.some((other) => unique.has(other));
      if ((confidence >= SURE && !twoIds) || (confidence < HARDLY && !named.has(column))) return [];
      const question =
        others.length === 0
          ? `Is ${column} the ${role}? It is so with ${percent(confidence)} at most.`
          : `Which column is the ${role}?`;
      return [{ about: `columns.${role}`, question, options: [column, ...others, ...(role === "id" ? [] : ["none"])] }];
    });
}

function whichEnd({ columns, mapping }: Asked): readonly Question[] {
  const { endedAt } = mapping.columns ?? {};
  if (endedAt === undefined || columns("endedAt").length > 0) return [];
  const question = `No column says when an appeal was closed. Is it over with ${[endedAt].flat().join(", ")}?`;
  return [{ about: "columns.endedAt", question, options: ["yes", "no: take the line out"] }];
}

function hotline({ book, columns }: Asked): readonly Question[] {
  const hotlines = book?.city.hotlines ?? [];
  if (hotlines.length < 2 || columns("hotline").length > 0) return [];
  return [
    { about: "hotline", question: "Of which hotline are these the numbers?", options: hotlines.map(({ id }) => id) },
  ];
}

function unknownStatuses({ columns }: Asked): readonly Question[] {
  const words = unknownStatusWords(columns);
  if (words.length === 0) return [];
  const listed = words.slice(0, MOST_LISTED).map(({ word, rows }) => `${word} (${rows})`);
  const question = `What do these statuses prove? ${listed.join(", ")}`;
  return [{ about: "statuses", question, options: StatusMeaning.options }];
}

const MOST_LISTED = 12;
