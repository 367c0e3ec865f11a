import type { PolicyBook } from "../../book/policy-book.ts";
import { DegreeOrder } from "../degree-order.ts";
import type { MappingInput } from "../mapping.ts";
import { StatusMeaning } from "../status-meaning.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import { type ColumnProfile, dateShare, distinctShare } from "./column-profile.ts";
import { ambiguousDates, type DatesToName, datesToName, openColumns, orderCounts } from "./dates-written.ts";
import { percent } from "./evidence.ts";
import type { FileProfile } from "./file-profile.ts";
import { isRefusal } from "./known-words.ts";
import { positionsWritten } from "./positions-written.ts";
import { proseShare } from "./roles/matter.ts";
import { openYears, withYears } from "./short-years.ts";
import { type ColumnsWith, isTaken, momentColumns, perhapsNumbers } from "./taken-guesses.ts";
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
  ...nameless(asked),
  ...yearPlace(asked),
  ...dayOrder(asked),
  ...degreeOrder(asked),
  ...whichColumn(asked),
  ...whichEnd(asked),
  ...whichText(asked),
  ...hotline(asked),
  ...unknownStatuses(asked),
  ...refusals(asked),
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

const nameless = ({ file }: Asked): readonly Question[] =>
  file.nameless.map(({ place, rows }) => ({
    about: "columns",
    question: `What is column ${place}? It is filled on ${percent(rows / file.rows.length)} of the rows and has no name, so a mapping cannot speak of it.`,
    options: ["give it a name in the file", "leave it out"],
  }));

function yearPlace({ file, columns, guesses }: Asked): readonly Question[] {
  const moments = momentColumns(guesses, columns);
  const example = openYears(moments).flatMap(({ dates }) => [...dates.keys()])[0];
  if (example === undefined) return [];
  const question = `Is the year or the day first in ${example}? Its first and its last number vary alike.`;
  const options = (["first", "last"] as const).map((place) => {
    const read = moments.map((column) => withYears(column, place));
    return sayDates(datesToName(read, file.order));
  });
  return [{ about: "dates", question, options }];
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
    ? dates.map(sayForm).join(", ")
    : `{ ${Object.entries(dates)
        .map(([column, forms]) => `${JSON.stringify(column)}: [${forms.map(sayForm).join(", ")}]`)
        .join(", ")} }`;

/** A pattern stands in quotes, the name of a form need not. */
const sayForm = (form: string): string => (/^[a-z-]+$/.test(form) ? form : JSON.stringify(form));

/** Below this a person should look at a guess. */
const SURE = 0.7;
/** Below this it is no guess worth asking about. */
const HARDLY = 0.3;

/** Of what several columns may say, one more or less is no question; the likeliest is one where none is taken. */
const SEVERAL: ReadonlySet<string> = new Set(["agency", "area", "text"]);

function whichColumn({ guesses, file, columns, mapping }: Asked): readonly Question[] {
  const isAsked = ({ role }: ColumnGuess, at: number): boolean =>
    role !== "personal" &&
    (!SEVERAL.has(role) || (columns(role).length === 0 && guesses.findIndex((one) => one.role === role) === at));
  const namesOf = (some: readonly ColumnProfile[]): ReadonlySet<string> => new Set(some.map(({ column }) => column));
  const unique = namesOf(file.columns.filter(({ values, rows }) => values.size === rows));
  const named = new Set(Object.values(mapping.columns ?? {}).flat());
  const empty = namesOf(file.columns.filter(({ rows }) => rows === 0));
  return guesses
    .filter((guess, at) => isAsked(guess, at) && (file.rows.length === 0 || !empty.has(guess.column)))
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

/** The columns without a meaning. */
function unusedColumns({ file, guesses, mapping }: Asked): readonly ColumnProfile[] {
  const named = Object.values(mapping.columns ?? {}).flat();
  const used = new Set([...guesses.filter(isTaken).map(({ column }) => column), ...named]);
  return file.columns.filter(({ column }) => !used.has(column));
}

function whichEnd(asked: Asked): readonly Question[] {
  const { guesses, columns, mapping } = asked;
  const isAsked = guesses.some(({ role, confidence }) => role === "endedAt" && confidence >= HARDLY);
  if (isAsked) return [];
  const [about, standIn] = ["columns.endedAt", [mapping.columns?.endedAt ?? []].flat()];
  const others = unusedColumns(asked).filter((column) => column.filled > 0.5 && dateShare(column) >= 0.9);
  const names = others.map(({ column }) => column);
  if (standIn.length > 0 && columns("endedAt").length === 0) {
    const question = `No column says when an appeal was closed. Is it over with ${standIn.join(", ")}?`;
    return [{ about, question, options: ["yes", ...names, "no: take the line out"] }];
  }
  const question = "Nothing else says when an appeal was closed. Does one of these columns of dates?";
  return names.length === 0 ? [] : [{ about, question, options: [...names, "none"] }];
}

/** By far the most of its values are sentences, and few come twice: the reports of callers, if of anybody. */
const isProse = (column: ColumnProfile): boolean =>
  column.rows >= ENOUGH_TEXTS && proseShare(column) > 0.8 && distinctShare(column) > 0.8;
const ENOUGH_TEXTS = 5;

function whichText(asked: Asked): readonly Question[] {
  if (asked.guesses.some(({ role, confidence }) => role === "text" && confidence >= HARDLY)) return [];
  const names = unusedColumns(asked)
    .filter(isProse)
    .map(({ column }) => column);
  const question = "Nothing else says what callers said. Does one of these columns of sentences?";
  return names.length === 0 ? [] : [{ about: "columns.text", question, options: [...names, "none"] }];
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

function refusals({ columns }: Asked): readonly Question[] {
  const words = columns("status").flatMap(({ values }) => [...values].filter(([word]) => isRefusal(word)));
  if (words.length === 0) return [];
  const listed = words.map(([word, rows]) => `${word} (${rows})`).join(", ");
  const question = `Were these no duty of any unit, or called off? ${listed}. The mapping takes them for the first.`;
  return [{ about: "statuses", question, options: ["referred", "cancelled"] }];
}

const MOST_LISTED = 12;
