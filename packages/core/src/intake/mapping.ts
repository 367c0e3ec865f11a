import * as z from "zod";
import { AppealKind, Channel, Code, FollowUpChannel } from "../appeal/terms.ts";
import { compileZone } from "../time/zone.ts";
import { Contradictions } from "./contradictions.ts";
import { isDateForm } from "./date-forms.ts";
import { type DateRole, dateRoles } from "./date-roles.ts";
import { DegreeOrder } from "./degree-order.ts";
import { StatusMeaning } from "./status-meaning.ts";

const aColumn = "give the name of a column, in quotes if it is a number";
const ColumnName = z.string(aColumn).min(1, aColumn);
const someColumns = "give the name of a column, or a list of names";
const SomeColumns = z
  .union([ColumnName, z.array(ColumnName).min(1, someColumns)], someColumns)
  .transform((columns) => [columns].flat());

/** A list that may be empty; one text is a list of one. */
const listOf = (text: z.ZodString, error: string) =>
  z.union([text, z.array(text)], error).transform((texts) => [texts].flat());
const ColumnList = listOf(ColumnName, someColumns);
const aWord = "give each word as a text, in quotes if it is a number or null";
const WordList = listOf(z.string(aWord), aWord);

/**
 * What the columns of a file mean. Names are compared without case, spaces and underscores. Of several columns for one moment
 * the first that is filled counts, unless `join` puts them together; for a degree and for the status always the first.
 */
const Columns = z
  .strictObject({
    id: SomeColumns.describe("the record's own number; of several columns the first that is filled"),
    hotline: ColumnName.describe("the hotline that took the appeal down, by code, name or crosswalk"),
    registeredAt: SomeColumns.describe("when the appeal was taken down"),
    category: SomeColumns.describe("the category; several columns are the levels of a path, from the top"),
    detail: ColumnName.describe("the name of a node below the category"),
    agency: SomeColumns.describe("who has it; of several columns the first that names an agency of the city"),
    status: SomeColumns.describe(
      "how it stands, by the first of them that is filled; `statuses` says what each word proves",
    ),
    dispatchedAt: SomeColumns.describe("when it was sent to the agency; at once when left out"),
    signedAt: SomeColumns.describe("when the agency signed for it"),
    firstContactAt: SomeColumns.describe("when the agency first spoke with the caller"),
    resultAt: SomeColumns.describe("when the agency reported its result; when it ended, when left out"),
    result: SomeColumns.describe("what was done, as the agency reported it; several columns are joined"),
    followUpAt: SomeColumns.describe("when the caller was asked afterwards"),
    reached: ColumnName.describe("whether the caller was reached then"),
    contacted: ColumnName.describe("the caller's answer: was I contacted?"),
    resolved: ColumnName.describe("the caller's answer: is it resolved?"),
    satisfied: ColumnName.describe("the caller's answer: am I satisfied?"),
    endedAt: SomeColumns.describe("when it was closed"),
    dueAt: SomeColumns.describe("until when the other system promised to settle it"),
    updatedAt: SomeColumns.describe(
      "when the record was last changed, by which a reopened appeal is known, and when another agency got it",
    ),
    kind: ColumnName.describe("what the caller wants"),
    channel: ColumnName.describe("how the appeal came in"),
    confidential: ColumnName.describe("whether only those who deal with it may learn of it"),
    area: SomeColumns.describe("where it is; of several columns the first that names an area of the city"),
    text: SomeColumns.describe("what was said; several columns are joined"),
    address: SomeColumns.describe("the place in words; several columns are joined"),
    latitude: SomeColumns.describe("degrees north"),
    longitude: SomeColumns.describe("degrees east"),
    position: ColumnName.describe(
      "both in one cell: `lat, lon`, `(lat, lon)`, `POINT (lon lat)`, a point of GeoJSON or of PostGIS, in degrees with or without minutes; see `positions`",
    ),
  })
  .partial();
export type ColumnRole = keyof z.infer<typeof Columns>;

/** What a column with a role says, as a clause: `when it was sent to the agency`. */
export const meaningOfRole = (role: ColumnRole): string =>
  (Columns.shape[role].unwrap().description ?? "").replace(/(?:;|, by ).*/su, "");

/** The words of the file for the city's own; `*` stands for every word that is not known otherwise. */
const Crosswalk = z.record(z.string(), z.string());
export type Crosswalk = Readonly<Record<string, string>>;

/** A crosswalk, or the name of a table beside the mapping file with the columns `from` and `to`. */
const CrosswalkOrFile = z.union([
  Crosswalk,
  z.string().regex(/\.(csv|tsv|xlsx)$/i, "name a table with the columns from and to, or list the words here"),
]);

/** What is put between the cells of a moment, where several columns tell it together. */
const JoinedMoments = Object.fromEntries(dateRoles.map((role) => [role, z.string()])) as Record<DateRole, z.ZodString>;

/** What holds where a row does not say otherwise. */
const Defaults = z
  .strictObject({ kind: AppealKind, channel: Channel, category: Code, agency: Code, area: Code })
  .partial();

function isZone(name: string): boolean {
  try {
    return compileZone(name).name === name;
  } catch {
    return false;
  }
}

const DateForm = z
  .string()
  .refine(
    isDateForm,
    "give a named form such as month-first, or a pattern such as DD.MM.YYYY HH:mm with each part once",
  );

const DateForms = z.union([DateForm, z.array(DateForm).min(1)]);

/** A mapping file: how the records of another system become appeals. The preset of a known source is one too. */
export const Mapping = z
  .strictObject({
    preset: z.string().describe("a source whose mapping this one completes: what is said here goes first"),
    hotline: Code.describe("the hotline whose numbers the ids are; part of every appeal's id. The city's first"),
    id: z.literal("content-hash").describe("for records without a number: what a record says is its identity"),
    columns: Columns.describe(
      "what each column means; of several for one moment or degree the first that is filled counts, unless `join` names the moment",
    ),
    optional: ColumnList.describe("columns named here that a file may lack; any other is missed"),
    attributes: z.record(Code, ColumnName).describe("columns kept as they are, by the name of the attribute"),
    empty: WordList.describe(
      "words that say nothing, such as `null` or `N/A`, in any case; not where `statuses` or `values` say what one means",
    ),
    personal: ColumnList.describe(
      "columns with names, phones and the like of callers; none of them is taken in, whatever else names it",
    ),
    skip: z
      .record(ColumnName, WordList)
      .describe(
        "rows that are no appeals, by the words of a column, such as the totals below a table; they are left out, and counted so",
      ),
    constants: Defaults.describe("what holds for every row that does not say otherwise"),
    hotlines: z.record(Code, Defaults).describe("the same for the rows of one hotline, where `columns` names one"),
    askedBy: FollowUpChannel.describe("how callers were asked afterwards; by phone"),
    zone: z
      .string()
      .refine(isZone, "give an IANA time zone such as Asia/Shanghai")
      .describe("the time zone of the dates that name none; the city's"),
    dates: z
      .union([...DateForms.options, z.record(ColumnName, DateForms)])
      .describe(
        "how dates are written, tried in turn; `iso`, `year-first` and `chinese`. Column by column where they differ, `*` for every other",
      ),
    positions: DegreeOrder.describe(
      "which degree comes first in a `position`; the latitude, unless its column is called `lon_lat` or, as in GeoJSON, `….coordinates`",
    ),
    statuses: z
      .record(z.string(), StatusMeaning)
      .describe(
        "what each status proves; `*` stands for every other; without it `Closed - Resolved` proves what `Closed` does. Where nothing is said, `Closed` is closed and every other open, with a note where there is a closing date",
      ),
    split: z
      .strictObject({ category: z.string().min(1) })
      .partial()
      .describe("what stands between the parts of a cell"),
    join: z
      .strictObject({ text: z.string(), address: z.string(), result: z.string(), ...JoinedMoments })
      .partial()
      .describe(
        "what is put between joined cells; `: ` in a text, `, ` in an address, a new line in a result. A moment is joined where it is named here: with `registeredAt: ' '` a column of days and one of times are read as one date, and where no time is given the day counts",
      ),
    values: z
      .strictObject({
        hotline: CrosswalkOrFile,
        category: CrosswalkOrFile,
        agency: CrosswalkOrFile,
        area: CrosswalkOrFile,
        channel: Crosswalk,
        kind: Crosswalk,
        confidential: Crosswalk,
        reached: Crosswalk,
        contacted: Crosswalk,
        resolved: Crosswalk,
        satisfied: Crosswalk,
      })
      .partial()
      .describe(
        "the words of the file for the city's own, or a table beside this file with the columns `from` and `to`",
      ),
    unknown: z
      .strictObject({
        category: z.union([z.literal("reject"), Code]),
        agency: z.union([z.literal("reject"), Code]),
        area: z.enum(["flag", "ignore", "reject"]),
        level: z.enum(["flag", "ignore"]),
        position: z.enum(["flag", "ignore", "reject"]),
      })
      .partial()
      .describe(
        "what becomes of words that the city's lists do not know: `reject`, or the code that takes them in. A deeper `level` of the category is taken in under the one above it, and a record with a `position` that cannot be read without it",
      ),
    contradictions: Contradictions.describe("what becomes of a record that contradicts itself, or an earlier one"),
  })
  .partial()
  .superRefine((mapping, context) => {
    if (mapping.preset !== undefined) return;
    const { columns = {}, constants = {}, id } = mapping;
    const miss = (path: readonly string[], message: string): void =>
      context.addIssue({ code: "custom", path: [...path], message });
    if (columns.registeredAt === undefined) miss(["columns"], "say which column is registeredAt");
    if (columns.id === undefined && id === undefined)
      miss(["columns"], "say which column is id; if the records have no number, write id: content-hash");
    if (columns.category === undefined && constants.category === undefined)
      miss(["columns"], "say which column is category, or give one code for all under constants");
    const { latitude, longitude } = columns;
    if (latitude !== undefined && longitude === undefined)
      miss(["columns", "latitude"], "say which column is longitude too, or leave the latitude out");
    if (longitude !== undefined && latitude === undefined)
      miss(["columns", "longitude"], "say which column is latitude too, or leave the longitude out");
  });
export type Mapping = z.infer<typeof Mapping>;
export type MappingInput = z.input<typeof Mapping>;
