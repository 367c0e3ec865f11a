import type { Document } from "../document.ts";
import type { Table } from "../table.ts";

/**
 * A city folder as it was read, nothing interpreted: tables and documents with the places of their parts.
 * `@swiftline/files` reads one from a disk; a test or a browser may write it as a literal.
 */
export interface CityFolder {
  readonly city: Document;
  readonly agencies: Table;
  readonly areas: Table;
  readonly categories: Table;
  readonly routing: Table;
  readonly sla: Document;
  readonly satisfaction: Document;
  readonly calendars: readonly Document[];
}

/** Where each part stands in the folder. */
export const cityFiles = {
  city: "city.yaml",
  agencies: "agencies.csv",
  areas: "areas.csv",
  categories: "categories.csv",
  routing: "routing.csv",
  sla: "sla.yaml",
  satisfaction: "satisfaction.yaml",
} as const;

/** The folder of the work calendars, one YAML file each. */
export const calendarFolder = "calendars";
