import { z } from "zod";
import { AppealKind, Channel, Code } from "../appeal/terms.ts";

/** One column, or several: joined for a text, tried in turn for an area. */
const ColumnName = z.string().min(1);
const SomeColumns = z.union([ColumnName, z.array(ColumnName).min(1)]).transform((columns) => [columns].flat());

/** What the columns of a file mean. Names are compared without case, spaces and underscores. */
const Columns = z.strictObject({
  id: ColumnName,
  registeredAt: ColumnName,
  category: ColumnName,
  /** The name of a node below the category. */
  detail: ColumnName.optional(),
  agency: ColumnName.optional(),
  endedAt: ColumnName.optional(),
  status: ColumnName.optional(),
  dueAt: ColumnName.optional(),
  kind: ColumnName.optional(),
  channel: ColumnName.optional(),
  area: SomeColumns.optional(),
  text: SomeColumns.optional(),
  address: ColumnName.optional(),
  latitude: ColumnName.optional(),
  longitude: ColumnName.optional(),
});
export type ColumnRole = keyof z.infer<typeof Columns>;

/** The words of the file for the city's own; `*` stands for every other word. */
const Crosswalk = z.record(z.string(), z.string());

/** A mapping file: how the records of another system become appeals. The preset of a known source is one too. */
export const Mapping = z.strictObject({
  /** The hotline whose numbers the ids are; part of every appeal's id. The city's first when left out. */
  hotline: Code.optional(),
  columns: Columns,
  /** Columns among those above that a file may lack; any other missing column is a problem. */
  optional: z.array(ColumnName).default([]),
  /** Columns kept as they are, by the name of the attribute. */
  attributes: z.record(Code, ColumnName).default({}),
  /** What holds for every row that does not say otherwise. */
  constants: z.strictObject({ kind: AppealKind.optional(), channel: Channel.optional() }).default({}),
  /** Where `status` is mapped, a row is closed when its status is one of these, and open otherwise. */
  closedStatuses: z.array(z.string()).default(["Closed"]),
  values: z
    .strictObject({ agency: Crosswalk, category: Crosswalk, channel: Crosswalk, kind: Crosswalk })
    .partial()
    .default({}),
});
export type Mapping = z.infer<typeof Mapping>;
export type MappingInput = z.input<typeof Mapping>;
