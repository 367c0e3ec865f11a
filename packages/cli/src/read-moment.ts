import { instantOf, parseInstant, parseLocal, type Zone } from "@swiftline/core/time";

/** The moment that is written, in the local time of a zone or with an offset; undefined where it is none. */
export function readMoment(text: string, zone: Zone): number | undefined {
  const local = parseLocal(text);
  return local === undefined ? parseInstant(text) : instantOf(zone, local);
}
