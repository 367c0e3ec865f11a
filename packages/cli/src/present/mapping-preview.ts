import type { Command } from "@swiftline/core/appeal";
import { columnsRead, type MappingInput, type RowReader } from "@swiftline/core/intake";
import { formatInZone, type Zone } from "@swiftline/core/time";
import type { FileRow } from "@swiftline/files";
import * as z from "zod";
import { ProblemAnswer, TimeAnswer } from "./answers.ts";
import { oneLine } from "./one-line.ts";

/** A row before and after: the cells that a mapping reads, and the acts that they prove. */
export const PreviewRow = z.strictObject({
  line: z.int(),
  cells: z.array(z.strictObject({ column: z.string(), value: z.string() })),
  acts: z.array(z.strictObject({ type: z.string(), at: TimeAnswer, about: z.record(z.string(), z.string()) })),
  /** Why the row would be rejected, or what is odd about it. */
  problems: z.array(ProblemAnswer),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export interface PreviewOptions {
  readonly columns: readonly string[];
  readonly mapping: MappingInput;
  /** Without a city nothing can be read, and the rows are shown as they stand. */
  readonly city: { readonly read: RowReader; readonly zone: Zone } | undefined;
}

/** So many rows are shown before and after. */
export const ROWS_SHOWN = 10;
/** The longest value that is shown, in characters. */
const LONGEST = 60;
const LONGEST_MESSAGE = 200;

/** Shows rows before and after they are read. Columns that say who called are left out, and what looks like a telephone number is hidden. */
export function previewRows(
  rows: readonly FileRow[],
  { columns, mapping, city }: PreviewOptions,
): readonly PreviewRow[] {
  const read = columnsRead(columns, mapping);
  return rows.map((row) => {
    const cells = read.flatMap((index) => {
      const [column = "", value] = [columns[index], shown(row.cells[index] ?? "")];
      return value === "" ? [] : [{ column, value }];
    });
    return { line: row.line, cells, ...(city === undefined ? { acts: [], problems: [] } : outcomeOf(row, city)) };
  });
}

function outcomeOf(
  row: FileRow,
  { read, zone }: NonNullable<PreviewOptions["city"]>,
): Pick<PreviewRow, "acts" | "problems"> {
  const outcome = read(row);
  if (!outcome.ok) return { acts: [], problems: outcome.reason.map(withoutPersons) };
  if (outcome.value.kind !== "proved") return { acts: [], problems: [] };
  const { acts, notes } = outcome.value;
  return { acts: acts.map((act) => actAnswer(act, zone)), problems: notes.map(withoutPersons) };
}

/** One line, cut where it is long, without what could be dialled. */
export function shown(value: string, longest = LONGEST): string {
  const line = oneLine(value).trim().replaceAll(/\s+/g, " ");
  const safe = line.length > SHORT ? line.replaceAll(/\d{7,}/g, "…") : line;
  return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}

/** A number of its own may have many digits; in a sentence they are somebody's. */
const SHORT = 24;

const withoutPersons = (problem: PreviewRow["problems"][number]): PreviewRow["problems"][number] => ({
  ...problem,
  message: shown(problem.message, LONGEST_MESSAGE),
  ...(problem.reason !== undefined && { reason: shown(problem.reason, LONGEST_MESSAGE) }),
  ...(problem.value !== undefined && { value: shown(problem.value) }),
});

/** What every act says of itself, or what the preview says otherwise. */
const LEFT_OUT = new Set(["type", "at", "by", "appealId"]);

function actAnswer(act: Command, zone: Zone): PreviewRow["acts"][number] {
  const about = Object.entries(act).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (LEFT_OUT.has(name) || value === undefined || value === "") return [];
    if (typeof value === "number" && name.endsWith("At")) return [[name, formatInZone(value, zone)]];
    return [[name, shown(typeof value === "object" ? JSON.stringify(value) : String(value))]];
  });
  return { type: act.type, at: formatInZone(act.at, zone), about: Object.fromEntries(about) };
}

/** The same for a person to read: each row as it stands, and below it what it proves. */
export const previewLines = (rows: readonly PreviewRow[]): readonly string[] =>
  rows.flatMap(({ line, cells, acts, problems }) => [
    oneLine(`Line ${line}: ${cells.map(({ column, value }) => `${column} = ${value}`).join(" | ")}`),
    ...acts.map(({ type, at, about }) => oneLine(`  -> ${at} ${type}${aboutLine(about)}`)),
    ...problems.map(({ message }) => oneLine(`  !! ${message}`)),
  ]);

function aboutLine(about: Readonly<Record<string, string>>): string {
  const said = Object.entries(about).map(([name, value]) => `${name} ${value}`);
  return said.length === 0 ? "" : `: ${said.join(", ")}`;
}
