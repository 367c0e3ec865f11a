import { DegreeOrder } from "../degree-order.ts";
import { type ColumnRole, meaningOfRole } from "../mapping.ts";
import { standsBefore } from "../stands-before.ts";
import { StatusMeaning } from "../status-meaning.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import { covered, isOfTime } from "./column-name.ts";
import { type ColumnProfile, dateShare, distinctShare } from "./column-profile.ts";
import { ambiguousDates, type DatesToName, datesToName, openColumns, orderCounts } from "./dates-written.ts";
import { endQuestions } from "./end-questions.ts";
import { percent } from "./evidence.ts";
import type { FileProfile } from "./file-profile.ts";
import { isRefusal } from "./known-words.ts";
import { columnsOfDates, offerable, offerableDates, unusedColumns } from "./offered-columns.ts";
import { positionsWritten } from "./positions-written.ts";
import { type Asked, isGuessed, listed, type Question } from "./question.ts";
import { proseShare, text } from "./roles/matter.ts";
import { openYears, withYears } from "./short-years.ts";
import { BETWEEN_DAY_AND_CLOCK, perhapsSplit, type SplitMoment } from "./split-moments.ts";
import { HARDLY, perhapsNumbers, SURE } from "./taken-guesses.ts";
import { unknownStatusWords } from "./word-tables.ts";

/** Everything that the names and values of a file leave open, the most needed first. */
export const questionsAbout = (asked: Asked): readonly Question[] => [
  ...missing(asked),
  ...calledAlike(asked),
  ...nameless(asked),
  ...yearPlace(asked),
  ...dayOrder(asked),
  ...zone(asked),
  ...timeOfDay(asked),
  ...degreeOrder(asked),
  ...whichColumn(asked),
  ...endQuestions(asked),
  ...whichText(asked),
  ...hotline(asked),
  ...unknownStatuses(asked),
  ...refusals(asked),
];

function missing(asked: Asked): readonly Question[] {
  const { file, guesses, columns, mapping } = asked;
  const names = offerable(asked).map(({ column }) => column);
  const dates = offerableDates(asked).map(({ column }) => column);
  const numbers = perhapsNumbers(file, guesses).map(({ column }) => column);
  const { registeredAt, category } = mapping.columns ?? {};
  const questions = [
    registeredAt === undefined && {
      about: "columns.registeredAt",
      question: "Which column says when an appeal was taken down?",
      options: dates.length > 0 ? dates : names,
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

function yearPlace(asked: Asked): readonly Question[] {
  const { file } = asked;
  const moments = columnsOfDates(asked);
  const example = openYears(moments).flatMap(({ dates }) => [...dates.keys()])[0];
  if (example === undefined) return [];
  const question = `Is the year or the day first in ${example}? Its first and its last number vary alike.`;
  const options = (["first", "last"] as const).map((place) => {
    const read = moments.map((column) => withYears(column, place));
    return sayDates(datesToName(read, file.order));
  });
  return [{ about: "dates", question, options }];
}

function dayOrder(asked: Asked): readonly Question[] {
  const { file } = asked;
  const moments = columnsOfDates(asked);
  const [example] = ambiguousDates(openColumns(moments, file.dayOrder));
  if (example === undefined) return [];
  const because = file.dayOrder === "both" ? sayOrders(file) : "No date of the sample has a number over 12.";
  const options = (["month-first", "day-first"] as const).map((order) => sayDates(datesToName(moments, order)));
  return [{ about: "dates", question: `Is the month or the day first in ${example}? ${because}`, options }];
}

/** A date with a time of day, and one that says besides how far that is from UTC. */
const CLOCK = /\d:\d\d/;
const OFFSET = /(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

function zone(asked: Asked): readonly Question[] {
  if (!asked.isDatabase) return [];
  const dates = columnsOfDates(asked).flatMap((column) => [...column.dates.keys()]);
  const example = dates.find((date) => CLOCK.test(date));
  if (example === undefined || dates.some((date) => standsBefore(date, CLOCK, OFFSET))) return [];
  const ours = asked.book?.zone.name;
  const question = `These dates name no zone, as ${example}, and are read as local time${ours === undefined ? "" : ` of ${ours}`}. Is that so? Databases often keep UTC.`;
  return [{ about: "zone", question, options: ["zone: UTC", ours === undefined ? "yes" : `zone: ${ours}`] }];
}

function timeOfDay({ file, mapping }: Asked): readonly Question[] {
  const byClock = Map.groupBy(perhapsSplit(mapping.columns ?? {}, file), ({ clock }) => clock.column);
  return [...byClock].map(([clock, moments]) => ({
    about: "join",
    question: `Is ${clock} the time of day of ${moments.map(({ day }) => day.column).join(" or ")}? A mapping that does not say so takes the day alone.`,
    options: [...moments.map(sayJoined), "no"],
  }));
}

const sayJoined = ({ role, day, clock }: SplitMoment): string =>
  `columns: { ${role}: ${JSON.stringify([day.column, clock.column])} }, join: { ${role}: ${JSON.stringify(BETWEEN_DAY_AND_CLOCK)} }`;

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
const sayForm = (form: string): string => (/^[a-z\d-]+$/.test(form) ? form : JSON.stringify(form));

/** Of what several columns may say, one more or less is no question; the likeliest is one where none is taken. */
const SEVERAL: ReadonlySet<string> = new Set(["agency", "area", "text"]);

function whichColumn({ guesses, file, columns, mapping }: Asked): readonly Question[] {
  const levels = new Set([mapping.columns?.category ?? []].flat());
  const isAsked = ({ role, column }: ColumnGuess, at: number): boolean =>
    !(role === "detail" && levels.has(column)) &&
    (!SEVERAL.has(role) || (columns(role).length === 0 && guesses.findIndex((one) => one.role === role) === at));
  const namesOf = (some: readonly ColumnProfile[]): ReadonlySet<string> => new Set(some.map(({ column }) => column));
  const unique = namesOf(file.columns.filter(({ values, rows }) => values.size === rows));
  const named = new Set(Object.values(mapping.columns ?? {}).flat());
  const empty = namesOf(file.columns.filter(({ rows }) => rows === 0));
  return guesses
    .filter((guess, at) => isAsked(guess, at) && (file.rows.length === 0 || !empty.has(guess.column)))
    .flatMap(({ role, column, confidence, instead }) => {
      if (role === "personal") return [];
      const others = instead.map((other) => other.column);
      const twoIds = role === "id" && others.some((other) => unique.has(other));
      if ((confidence >= SURE && !twoIds) || (confidence < HARDLY && !named.has(column))) return [];
      const question =
        others.length === 0
          ? `Is ${column} ${sayRole(role)} It is so with ${percent(confidence)} at most.`
          : `Which column is ${sayRole(role)}`;
      return [{ about: `columns.${role}`, question, options: [column, ...others, ...(role === "id" ? [] : ["none"])] }];
    });
}

/** A role with its meaning, as the end of a question. */
const sayRole = (role: ColumnRole): string => `${role}, ${meaningOfRole(role).replace(/\?$/, "")}?`;

/**
 * By far the most of its values are sentences, or its name speaks of a text, and few come twice: the reports of callers, if of
 * anybody.
 */
const isProse = (column: ColumnProfile): boolean =>
  column.rows >= ENOUGH_TEXTS &&
  (proseShare(column) > 0.8 || covered(column.words, text.names) > 0.5) &&
  distinctShare(column) > 0.8 &&
  dateShare(column) < 0.5 &&
  !isOfTime(column.column);
const ENOUGH_TEXTS = 5;

function whichText(asked: Asked): readonly Question[] {
  if (isGuessed(asked, "text")) return [];
  const names = unusedColumns(asked)
    .filter(isProse)
    .map(({ column }) => column);
  const question = "Nothing else says what callers said. Does one of these columns?";
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
  const question = `What do these statuses prove? ${listed(words.map(({ word, rows }) => [word, rows]))}`;
  return [{ about: "statuses", question, options: StatusMeaning.options }];
}

function refusals({ columns }: Asked): readonly Question[] {
  const words = columns("status").flatMap(({ values }) => [...values].filter(([word]) => isRefusal(word)));
  if (words.length === 0) return [];
  const question = `Were these no duty of any unit, or called off? ${listed(words)}. The mapping takes them for the first.`;
  return [{ about: "statuses", question, options: ["referred", "cancelled"] }];
}
