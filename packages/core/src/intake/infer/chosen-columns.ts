import type { ColumnRole, MappingInput } from "../mapping.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { statuses } from "./known-words.ts";
import type { ColumnsWith } from "./taken-guesses.ts";

/** The roles as a person reads them, from the number of a record to its place. */
const IN_ORDER: readonly ColumnRole[] = [
  ...([
    "id",
    "hotline",
    "registeredAt",
    "category",
    "detail",
    "kind",
    "channel",
    "text",
    "confidential",
    "agency",
    "status",
  ] as const),
  ...(["dispatchedAt", "signedAt", "firstContactAt", "resultAt", "result", "endedAt", "dueAt", "updatedAt"] as const),
  ...(["followUpAt", "reached", "contacted", "resolved", "satisfied"] as const),
  ...(["area", "address", "latitude", "longitude", "position"] as const),
];

/** The columns of a mapping, of those that could mean something. Of several, the one that says most goes first. */
export function chosenColumns(
  columns: ColumnsWith,
  all: readonly ColumnProfile[],
): NonNullable<MappingInput["columns"]> {
  const special: Partial<Record<ColumnRole, readonly ColumnProfile[]>> = {
    ...matter(columns, all),
    ...ends(columns),
    agency: columns("agency").toSorted(shortestFirst).slice(0, MOST_AGENCIES),
    area: columns("area").toSorted(finestFirst).slice(0, MOST_AREAS),
    ...(isPlaced(columns) ? { position: [] } : { latitude: [], longitude: [] }),
  };
  const chosen = IN_ORDER.flatMap((role) => {
    const names = (special[role] ?? columns(role)).map(({ column }) => column);
    return names.length === 0 ? [] : [[role, names.length === 1 ? names[0] : names] as const];
  });
  return Object.fromEntries(chosen);
}

/** Of several areas the finest goes first: whoever knows the street need not ask for the borough. */
const finestFirst = (one: ColumnProfile, other: ColumnProfile): number => other.values.size - one.values.size;
const MOST_AREAS = 3;

/** Of a code and a name of an agency the code goes first. */
const shortestFirst = (one: ColumnProfile, other: ColumnProfile): number => one.length - other.length;
const MOST_AGENCIES = 2;

const isPlaced = (columns: ColumnsWith): boolean => columns("latitude").length > 0 && columns("longitude").length > 0;

/** A record without a date of its end ends with the reply, or, being closed, with its last change. */
function ends(columns: ColumnsWith) {
  if (columns("endedAt").length > 0) return {};
  const [reply, change] = [columns("resultAt"), columns("updatedAt")];
  if (reply.length > 0) return { endedAt: reply, resultAt: [] };
  return columns("status").some(namesAnEnd) ? { endedAt: change } : {};
}

const namesAnEnd = ({ values }: ColumnProfile): boolean =>
  [...values.keys()].some((word) => statuses.meaningOf(word) === "closed");

/** Category, detail and text. Where nothing was written down, the category is what was said. */
function matter(columns: ColumnsWith, all: readonly ColumnProfile[]) {
  const [category, text] = [columns("category"), columns("text")];
  const path = category.flatMap((top) => levelsOf(top, all));
  const detail = path.length > 1 ? [] : columns("detail");
  return { category: path, detail, text: text.length > 0 ? text : [...path, ...detail] };
}

/** A level of a path in a name: 一级分类 has 二级分类 below it, `category_1` has `category_2`. */
const NUMERALS = ["一二三四五", "12345"];

/** A category with the levels below it that are called alike. */
function levelsOf(top: ColumnProfile, all: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const numerals = NUMERALS.find(([first = ""]) => top.column.includes(first));
  const [first = "", ...rest] = numerals ?? "";
  const below = rest.map((next) => all.find(({ column }) => column === top.column.replace(first, next)));
  return [top, ...below.filter((level) => level !== undefined)];
}
