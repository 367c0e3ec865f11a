import type { PolicyBook } from "../../book/policy-book.ts";
import type { MappingInput } from "../mapping.ts";
import { StatusMeaning } from "../status-meaning.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { ambiguousDates, formsToName } from "./dates-written.ts";
import { percent } from "./evidence.ts";
import type { FileProfile } from "./file-profile.ts";
import { type ColumnsWith, isMoment, isTaken } from "./taken-guesses.ts";
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
  ...dayOrder(asked),
  ...whichColumn(asked),
  ...whichEnd(asked),
  ...hotline(asked),
  ...unknownStatuses(asked),
];

function missing({ file, columns, mapping }: Asked): readonly Question[] {
  const names = file.columns.map(({ column }) => column);
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
      options: ["id: content-hash", ...names],
    },
    category === undefined && {
      about: "columns.category",
      question: "Which column says what an appeal is about? If none does, give one code of the city for all.",
      options: ["constants: { category: … }", ...names],
    },
  ];
  return questions.filter((question) => question !== false);
}

function dayOrder({ file, columns, guesses }: Asked): readonly Question[] {
  if (file.dayOrder !== "unsaid") return [];
  const moments = guesses
    .filter((guess) => isTaken(guess) && isMoment(guess.role))
    .flatMap(({ role }) => columns(role));
  const [example] = ambiguousDates(moments);
  if (example === undefined) return [];
  const question = `Is the month or the day first in ${example}? No date of the sample has a number over 12.`;
  const options = (["month-first", "day-first"] as const).map((order) => formsToName(moments, order).join(", "));
  return [{ about: "dates", question, options }];
}

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
