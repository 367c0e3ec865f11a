import type { Position } from "../appeal/terms.ts";
import { messageOn } from "../problem.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import { type DegreeOrder, orderByName } from "./degree-order.ts";
import type { Mapping } from "./mapping.ts";
import { type Remark, type RowView, wrong } from "./row-view.ts";

/**
 * WGS 84 degrees, from two columns or from one. In a column of its own a degree may have a decimal comma, since nothing has a
 * thousand of them. Undefined where one of the two is not given.
 */
export function positionReader(bound: BoundColumns, { positions }: Mapping): (row: RowView) => Position | undefined {
  const [both] = bound.of("position");
  const order = positions ?? orderByName(both?.name ?? "") ?? "latitude-first";
  const [latitude, longitude] = [degreesReader(bound, "latitude", 90), degreesReader(bound, "longitude", 180)];
  return (row) => {
    const [north, east] = [latitude(row), longitude(row)];
    if (north !== undefined && east !== undefined) return { latitude: north, longitude: east };
    const text = bound.text(row, both);
    if (both === undefined || text === undefined) return undefined;
    return pairOf(text, order) ?? wrong(row, both, noPosition(text, order));
  };
}

function degreesReader(bound: BoundColumns, role: "latitude" | "longitude", most: number) {
  const columns = bound.of(role);
  return (row: RowView): number | undefined => {
    const column = firstFilled(bound, row, columns);
    const text = bound.text(row, column);
    if (column === undefined || text === undefined) return undefined;
    const value = Number(text.replace(",", "."));
    if (Math.abs(value) <= most) return value;
    return wrong(row, column, { code: "intake/bad-position", ...messageOn(text, `is no ${role}`) });
  };
}

const NUMBER = String.raw`([-+]?\d+(?:\.\d+)?)`;
const PAIR = new RegExp(String.raw`(?:^|\()\s*${NUMBER}\s*[,;\s]\s*${NUMBER}\s*\)?$`);
/** Well-known text names the longitude first. */
const POINT = new RegExp(String.raw`^POINT\s*\(\s*${NUMBER}\s+${NUMBER}\s*\)$`, "i");

/** `40.7, -73.9`, `(40.7, -73.9)`, an address with such a pair on its last line, or `POINT (-73.9 40.7)`. */
function pairOf(text: string, order: DegreeOrder): Position | undefined {
  const [, east, north] = POINT.exec(text) ?? [];
  const [, one, other] = PAIR.exec(text) ?? [];
  const [first, second] = order === "latitude-first" ? [one, other] : [other, one];
  const [latitude, longitude] = [Number(north ?? first), Number(east ?? second)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** What to say of a cell that is no position, and whether it would be one the other way round. */
function noPosition(text: string, order: DegreeOrder): Remark {
  const turned = order === "latitude-first" ? "longitude-first" : "latitude-first";
  const suggestion = pairOf(text, turned) && `say which degree comes first: positions: ${turned}`;
  return { code: "intake/bad-position", ...messageOn(text, "is no position"), suggestion };
}
