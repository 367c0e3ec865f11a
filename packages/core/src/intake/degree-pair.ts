import { binaryPoint } from "./binary-point.ts";
import type { DegreeOrder } from "./degree-order.ts";

/** Two degrees in one cell, as they stand there. */
export interface DegreePair {
  readonly degrees: readonly [first: string, second: string];
  /** Which of them comes first, where the way of writing says so. */
  readonly order: DegreeOrder | undefined;
}

const NUMBER = String.raw`([-+]?\d+(?:\.\d+)?)`;
const WITH_COMMA = String.raw`([-+]?\d+,\d+)`;
const pairs = [NUMBER, WITH_COMMA].map(
  (number) => new RegExp(String.raw`(?:^|\()\s*${number}(?:\s*[,，;/]\s*|\s+)${number}\s*\)?$`),
);
const POINT = new RegExp(
  String.raw`^(?:SRID=\d+;\s*)?POINT(?:\s*(?:ZM?|M))?\s*\(\s*${NUMBER}\s+${NUMBER}(?:\s+[-+.\d]+){0,2}\s*\)$`,
  "i",
);
const GEO_JSON = new RegExp(
  String.raw`^\{(?=.*["']type["']\s*:\s*["']Point["']).*["']coordinates["']\s*:\s*\[\s*${NUMBER}\s*,\s*${NUMBER}\s*[,\]]`,
  "s",
);

/**
 * `40.7, -73.9`, `(40.7, -73.9)`, `40,7 / -73,9` with decimal commas, an address with such a pair on its last line; or a point
 * of well-known text, of well-known binary or of GeoJSON, `POINT (-73.9 40.7)` and `{"type": "Point", "coordinates": [-73.9, 40.7]}`,
 * which have the longitude first.
 */
export function degreePairIn(text: string): DegreePair | undefined {
  const point = POINT.exec(text);
  for (const pair of point === null ? pairs : []) {
    const [, first, second] = pair.exec(text) ?? [];
    if (first !== undefined && second !== undefined) return { degrees: [first, second], order: undefined };
  }
  const [east, north] = (point ?? GEO_JSON.exec(text))?.slice(1) ?? binaryPoint(text)?.map(String) ?? [];
  return east === undefined || north === undefined ? undefined : { degrees: [east, north], order: "longitude-first" };
}
