import type { Document } from "../document.ts";
import type { RoutingFolder } from "../routing/tables/read-catalogue.ts";
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
  /** The rule sets: the one always in force, and those by date. */
  readonly routing: readonly RoutingFolder[];
  readonly sla: Document;
  readonly satisfaction: Document;
  /** How the city takes part in Open311, where it does. */
  readonly open311?: Document;
  readonly calendars: readonly Document[];
  /** Parts of the map with names, as GeoJSON. */
  readonly zones?: readonly Document[];
  /** Traditional characters and the simplified ones for which they stand, where city.yaml asks for it. */
  readonly simplified?: ReadonlyMap<string, string>;
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
  open311: "open311.yaml",
} as const;

/** The folder that holds tables besides or instead of routing.csv, and for each later rule set a folder called by its date. */
export const routingFolder = "routing";

/** The folder of the zones, one GeoJSON file each. */
export const zoneFolder = "zones";

/** The folder of the work calendars, one YAML file each. */
export const calendarFolder = "calendars";
