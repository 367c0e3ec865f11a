import * as z from "zod";
import { standsBefore } from "./stands-before.ts";

const EAST = /lon|lng/i;
const NORTH = /lat/i;

/** Which of two degrees in one cell comes first. */
export const DegreeOrder = z.enum(["latitude-first", "longitude-first"]);
export type DegreeOrder = z.infer<typeof DegreeOrder>;

/**
 * What the name of a column says of it: `lat_lon`, `lon_lat`, the `coordinates` of GeoJSON (RFC 7946), which are east and north,
 * or the `geo_point_2d` of Opendatasoft, which is north and east.
 */
export function orderByName(column: string): DegreeOrder | undefined {
  if (/\.coordinates$/i.test(column) || standsBefore(column, EAST, NORTH)) return "longitude-first";
  return /geo_point_2d/i.test(column) || standsBefore(column, NORTH, EAST) ? "latitude-first" : undefined;
}
