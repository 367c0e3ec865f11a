import { basename } from "node:path";
import type { ColumnGuess, InferredMapping, MappingInput, Question, UnmatchedWord } from "@swiftline/core/intake";
import { counted } from "./counted.ts";
import { oneLine } from "./one-line.ts";

/** A mapping that was inferred, with what belongs beside it in its file. */
export interface MappingDraft extends InferredMapping {
  /** The file whose columns it means. */
  readonly file: string;
  /** How many lines of it stand above its header. */
  readonly skipLines: number;
  /** How many of its rows were looked at. */
  readonly rows: number;
  /** Its rows that were not, since they do not fit the header. */
  readonly unlike: readonly UnlikeRows[];
  readonly unmatched: readonly UnmatchedWord[];
}

/** Rows that do not fit the header for one reason. */
export interface UnlikeRows {
  readonly because: string;
  readonly rows: number;
}

const MOST_UNMATCHED = 20;

/**
 * The YAML of a mapping, with what a reader wants to know beside each line: how sure the guess is, why, what else it could be.
 * What only a person can answer stands at the top. Without its comments it is the mapping and nothing else.
 */
export function mappingFile(draft: MappingDraft): string {
  const { file, skipLines, rows, mapping, questions } = draft;
  const { columns = {}, personal, skip, empty, dates, positions, join, split, statuses, values = {} } = mapping;
  const parts = [
    [
      `# What the columns of ${basename(file)} mean, by their names and by the values of ${rows.toLocaleString("en")} rows.`,
      ...(skipLines === 0 ? [] : [`# Skipped above its header: ${counted(skipLines, "line")}.`]),
      ...unlikeLines(draft.unlike).map((line) => `# ${line}`),
      "# Behind each line: how sure that is, and why.",
    ],
    questionLines(questions),
    idLines(mapping),
    Object.keys(columns).length === 0
      ? ["columns: {}"]
      : ["columns:", ...Object.entries(columns).flatMap(([role, named]) => columnLines(role, named, draft))],
    personal === undefined ? [] : personalLines([personal].flat(), draft),
    skip === undefined ? [] : skippedRowLines(skip),
    empty === undefined ? [] : ["# Words that say nothing.", `empty: [${[empty].flat().map(yamlText).join(", ")}]`],
    dateLines(dates, questions),
    positions === undefined ? [] : ["# Which degree comes first.", `positions: ${positions}`],
    join === undefined ? [] : joinLines(join),
    split?.category === undefined ? [] : ["split:", `  category: ${yamlText(split.category)}`],
    statusLines(statuses, draft.unmatched),
    valueLines(values, draft.unmatched),
    unusedLines(draft),
  ];
  const paragraphs = parts.filter((lines) => lines.length > 0).map((lines) => lines.map(oneLine).join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

/** Which rows do not fit the header, and what to do about it; nothing where all do. */
export function unlikeLines(unlike: readonly UnlikeRows[]): readonly string[] {
  const [most] = unlike;
  if (most === undefined) return [];
  const rows = unlike.reduce((sum, one) => sum + one.rows, 0);
  return [
    `Left out, as unlike the header: ${counted(rows, "row")}, such as ${counted(most.rows, "row")} with this: ${most.because}.`,
    "Name each column in the header. If it stands further down, give --skip-lines; if there is none, --no-header.",
  ];
}

function questionLines(questions: readonly Question[]): readonly string[] {
  if (questions.length === 0) return [];
  const asked = questions.flatMap(({ about, question, options }) => [
    `#   ${about}: ${question}`,
    `#     ${options.slice(0, MOST_UNMATCHED).join(" | ")}`,
  ]);
  return ["# Only a person can answer:", ...asked];
}

/** Where a column may number the records, a comment, and nothing is read until somebody has said which it is, or that none does. */
function idLines({ id, columns = {} }: MappingInput): readonly string[] {
  if (id !== undefined) return ["# No column numbers the records, so what a record says is its identity.", `id: ${id}`];
  if (columns.id !== undefined) return [];
  return [
    "# Name the column that numbers the records as id below. If none does, this line, without its mark:",
    "# id: content-hash",
  ];
}

function columnLines(role: string, named: unknown, { columns, mapping }: MappingDraft): readonly string[] {
  const names = [named].flat().filter((name) => typeof name === "string");
  // The levels below a category were guessed as its details.
  const isOf = (guess: ColumnGuess): boolean => guess.role === role || (role === "category" && guess.role === "detail");
  const guessOf = (name: string) => columns.find((guess) => guess.column === name && isOf(guess));
  const [only = ""] = names;
  const isJoined = Object.hasOwn(mapping.join ?? {}, role);
  if (names.length > 1)
    return [
      `  ${role}:`,
      ...names.map((name) => `    - ${yamlText(name)}${isJoined && name !== only ? "" : becauseOf(guessOf(name))}`),
    ];
  const guess = guessOf(only);
  const others = (guess?.instead ?? []).map(
    ({ column, confidence }) => `  # or ${role}: ${yamlText(column)} (${percent(confidence)})`,
  );
  return [`  ${role}: ${yamlText(only)}${becauseOf(guess)}`, ...others];
}

/** A comment at the end of a line. What nobody guessed for this stands in for what is missing, or is a level below another. */
const becauseOf = (guess: ColumnGuess | undefined): string =>
  guess === undefined
    ? " # for want of another column"
    : ` # ${percent(guess.confidence)}: ${guess.because.join("; ")}`;

/** What is put between a day and its time of day. */
const joinLines = (join: NonNullable<MappingInput["join"]>): readonly string[] => [
  "# Each time of day belongs to the day before it.",
  "join:",
  ...Object.entries(join).map(([role, between]) => `  ${role}: ${JSON.stringify(between)}`),
];

const personalLines = (personal: readonly string[], { columns }: MappingDraft): readonly string[] => [
  "# Who called; none of it is taken in.",
  "personal:",
  ...personal.map((name) => `  - ${yamlText(name)}${becauseOf(columns.find(({ column }) => column === name))}`),
];

const skippedRowLines = (skip: NonNullable<MappingInput["skip"]>): readonly string[] => [
  "# Totals below the table, which are no appeals.",
  "skip:",
  ...Object.entries(skip).map(([name, words]) => `  ${yamlText(name)}: [${[words].flat().map(yamlText).join(", ")}]`),
];

/** How dates are written; where no value tells, every way as a comment, and nothing is read until one of them is chosen. */
function dateLines(dates: MappingInput["dates"], questions: readonly Question[]): readonly string[] {
  if (dates !== undefined) return ["# How dates are written.", ...writtenLines(dates)];
  const open = questions.find(({ about }) => about === "dates");
  if (open === undefined) return [];
  return [
    "# How dates are written: one of these, without its mark.",
    ...open.options.map((forms) => `# dates: ${forms.startsWith("{") ? forms : `[${forms}]`}`),
  ];
}

/** One list for all columns, or one for each. */
function writtenLines(dates: NonNullable<MappingInput["dates"]>): readonly string[] {
  const listed = (forms: string | readonly string[]): string => `[${[forms].flat().map(yamlText).join(", ")}]`;
  if (typeof dates === "string" || Array.isArray(dates)) return [`dates: ${listed(dates)}`];
  return ["dates:", ...Object.entries(dates).map(([column, forms]) => `  ${yamlText(column)}: ${listed(forms)}`)];
}

type Words = NonNullable<MappingInput["values"]>;

function statusLines(statuses: MappingInput["statuses"], unmatched: readonly UnmatchedWord[]): readonly string[] {
  const unknown = openLines(unmatched, "statuses", "  # ");
  if (statuses === undefined && unknown.length === 0) return [];
  const head = statuses === undefined ? "# statuses:" : "statuses:";
  return ["# What each status proves.", head, ...crosswalkLines(statuses, "  "), ...unknown];
}

const ANSWERS = ["reached", "contacted", "resolved", "satisfied"];
const CROSSWALKS = ["category", "agency", "area", "hotline", ...ANSWERS];

/** What a person must say of the words of a role that nobody knows. */
const toSay = (role: string): string =>
  ANSWERS.includes(role) ? "say which answer each is" : "give each its code, here or in a table beside this file";

/** The crosswalks; those that a person must fill in stand as comments below. */
function valueLines(values: Words, unmatched: readonly UnmatchedWord[]): readonly string[] {
  const known = Object.entries(values).flatMap(([role, words]) => [
    `  ${role}:`,
    ...crosswalkLines(words, "    "),
    ...openLines(unmatched, `values.${role}`, "    # "),
  ]);
  const open = CROSSWALKS.filter((role) => !Object.hasOwn(values, role)).flatMap((role) => {
    const lines = openLines(unmatched, `values.${role}`, "  #   ");
    return lines.length === 0 ? [] : [`  # ${role}: # ${toSay(role)}`, ...lines];
  });
  if (known.length + open.length === 0) return [];
  return [known.length === 0 ? "# values:" : "values:", ...known, ...open];
}

function crosswalkLines(words: unknown, indent: string): readonly string[] {
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).map(([word, meaning]) => `${indent}${yamlText(word)}: ${yamlText(String(meaning))}`);
}

/** Words that nobody knows, most frequent first, each with the nearest code where one is near. */
function openLines(unmatched: readonly UnmatchedWord[], place: string, indent: string): readonly string[] {
  const words = unmatched.filter(({ about }) => about === place);
  const lines = words.slice(0, MOST_UNMATCHED).map(({ word, rows, nearest }) => {
    const near = nearest === undefined ? "" : "; the nearest code";
    return `${indent}${yamlText(word)}: ${nearest ?? "…"} # ${counted(rows, "row")}${near}`;
  });
  const more = words.length - lines.length;
  return more > 0 ? [...lines, `${indent}# and ${more.toLocaleString("en")} more: mapping check lists them`] : lines;
}

function unusedLines({ unused, columns, mapping }: MappingDraft): readonly string[] {
  const named = new Set(Object.values(mapping.columns ?? {}).flat());
  const spare = columns
    .filter(
      ({ role, column }) => role !== "personal" && !named.has(column) && !unused.some((one) => one.column === column),
    )
    .map(({ role, column, confidence }) =>
      Object.hasOwn(mapping.columns ?? {}, role)
        ? `#   ${yamlText(column)}: ${role}, which other columns say already`
        : `#   ${yamlText(column)}: perhaps ${role} (${percent(confidence)}); if it is, ${role}: ${yamlText(column)}`,
    );
  const rest = unused.map(({ column, because, fewWords }) => {
    const keep = fewWords ? `; to keep it, attributes: { ${attributeName(column)}: ${yamlText(column)} }` : "";
    return `#   ${yamlText(column)}: ${because}${keep}`;
  });
  const lines = [...spare, ...rest];
  return lines.length === 0 ? [] : ["# Not used:", ...lines];
}

/** A code for an attribute out of a column's name: `Council District` gives `council-district`. */
function attributeName(column: string): string {
  const code = column
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1-$2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return code === "" ? "a-name" : code;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A text as a YAML scalar, in quotes only where it needs them. */
function yamlText(text: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N} _()/.-]*$/u.test(text) && !text.endsWith(" ");
  const isWord = /^(?:true|false|null|[\d.]+|0x.*|[-+.\d]+e[-+\d]+)$/i.test(text);
  return isPlain && !isWord ? text : JSON.stringify(text);
}
