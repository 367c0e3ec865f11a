import type { MappingInput } from "../mapping.ts";
import { chosenColumns } from "./chosen-columns.ts";
import { datesToName, openColumns } from "./dates-written.ts";
import { answers, channels, confidentials, kinds } from "./known-words.ts";
import { columnsOfDates } from "./offered-columns.ts";
import { orderToName } from "./positions-written.ts";
import { openYears } from "./short-years.ts";
import { BETWEEN_DAY_AND_CLOCK, splitMoments, withClocks } from "./split-moments.ts";
import { type ColumnsWith, type Guessed, isTaken, perhapsNumbers } from "./taken-guesses.ts";
import { crosswalk, pathSeparator, statusMeanings } from "./word-tables.ts";

/** The mapping that guesses come to, and the rows to skip. It may lack what a mapping needs; the questions ask for it. */
export function mappingOf(guessed: Guessed, skip: NonNullable<MappingInput["skip"]>): MappingInput {
  const { file, guesses, columns } = guessed;
  const { dayOrder, order, columns: all } = file;
  const roles = [...new Set(guesses.filter(isTaken).map(({ role }) => role))];
  const moments = columnsOfDates(guessed);
  const isOpen = openColumns(moments, dayOrder).length > 0 || openYears(moments).length > 0;
  const dates = isOpen ? [] : datesToName(moments, order);
  const personal = columns("personal").map(({ column }) => column);
  const skipped = Object.entries(skip).filter(([column]) => !personal.includes(column));
  const empty = new Set(roles.flatMap(columns).flatMap(({ emptyWords }) => emptyWords));
  const isNumberless = columns("id").length === 0 && perhapsNumbers(file, guesses).length === 0;
  const separator = pathSeparator(columns("category")[0]);
  const proved = statusMeanings(columns, file);
  const values = valuesToName(columns);
  const chosen = chosenColumns(columns, all);
  const split = splitMoments(chosen, file);
  const [position] = chosen.position === undefined ? [] : columns("position");
  const positions = position && orderToName(position);
  return {
    ...(isNumberless && { id: "content-hash" as const }),
    columns: withClocks(chosen, split),
    ...(personal.length > 0 && { personal }),
    ...(skipped.length > 0 && { skip: Object.fromEntries(skipped) }),
    ...(empty.size > 0 && { empty: [...empty] }),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(positions !== undefined && { positions }),
    ...(split.length > 0 && { join: Object.fromEntries(split.map(({ role }) => [role, BETWEEN_DAY_AND_CLOCK])) }),
    ...(separator !== undefined && { split: { category: separator } }),
    ...(proved !== undefined && { statuses: proved }),
    ...(Object.keys(values).length > 0 && { values }),
  };
}

/** What a mapping must say of the words of closed lists, column by column. */
function valuesToName(columns: ColumnsWith): NonNullable<MappingInput["values"]> {
  const inRole = (role: keyof typeof answers) => crosswalk<string>(columns(role)[0], answers[role]);
  const values = {
    channel: crosswalk(columns("channel")[0], channels, "other"),
    kind: crosswalk(columns("kind")[0], kinds, "complaint"),
    confidential: crosswalk<string>(columns("confidential")[0], confidentials),
    reached: inRole("reached"),
    contacted: inRole("contacted"),
    resolved: inRole("resolved"),
    satisfied: inRole("satisfied"),
  };
  return Object.fromEntries(Object.entries(values).filter(([, words]) => words !== undefined));
}
