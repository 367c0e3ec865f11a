import type { Document } from "../document.ts";
import type { Table } from "../table.ts";
import { type CityFolder, calendarFolder, cityFiles } from "./city-folder.ts";

/** One line of a table, by column; a column that is left out is empty. */
export type LiteralRow = Readonly<Record<string, string>>;

/** A city folder written down in code: tables as rows, documents as values. Left out: one area, and the plain scheme. */
export interface LiteralCity {
  readonly city: unknown;
  readonly agencies: readonly LiteralRow[];
  readonly areas?: readonly LiteralRow[];
  readonly categories: readonly LiteralRow[];
  readonly routing: readonly LiteralRow[];
  readonly sla: unknown;
  readonly satisfaction?: unknown;
  readonly open311?: unknown;
  readonly calendars?: readonly unknown[];
}

const wholeCity: readonly LiteralRow[] = [{ id: "city", name: "The whole city", kind: "city" }];
const plain = { scheme: "plain" };

/** The folder that such a city would be read from: for examples, tests and embedders without a disk. */
export function literalCity({
  areas = wholeCity,
  satisfaction = plain,
  open311,
  calendars = [],
  ...city
}: LiteralCity): CityFolder {
  return {
    city: documentOf(cityFiles.city, city.city),
    agencies: tableOf(cityFiles.agencies, city.agencies),
    areas: tableOf(cityFiles.areas, areas),
    categories: tableOf(cityFiles.categories, city.categories),
    routing: [{ files: [{ name: "assign", content: { table: tableOf(cityFiles.routing, city.routing) } }] }],
    sla: documentOf(cityFiles.sla, city.sla),
    satisfaction: documentOf(cityFiles.satisfaction, satisfaction),
    ...(open311 !== undefined && { open311: documentOf(cityFiles.open311, open311) }),
    calendars: calendars.map((value, position) => documentOf(`${calendarFolder}/${position + 1}`, value)),
  };
}

const documentOf = (file: string, value: unknown): Document => ({ file, value, placeOf: () => undefined });

/** Lines are counted as if the rows stood in a file below their header. */
function tableOf(file: string, rows: readonly LiteralRow[]): Table {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    file,
    columns,
    rows: rows.map((row, index) => ({ line: index + 2, cells: columns.map((column) => row[column] ?? "") })),
  };
}
