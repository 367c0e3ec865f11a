import type { Position } from "../appeal/terms.ts";
import { messageOn } from "../problem.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import { type DegreeOrder, orderByName } from "./degree-order.ts";
import { degreePairIn } from "./degree-pair.ts";
import { type Axis, type Degrees, degreesIn } from "./degrees.ts";
import type { Mapping } from "./mapping.ts";
import type { ReadColumn } from "./read-column.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/**
 * WGS 84 degrees, from two columns or from one. In a column of its own a degree may have a decimal comma, since nothing has a
 * thousand of them. Undefined where one of the two is not given, where both are 0, or cannot be read, which is told as the mapping says.
 */
export function positionReader(
  bound: BoundColumns,
  { positions, unknown }: Mapping,
): (row: RowView) => Position | undefined {
  const tell = tellers[unknown?.position ?? "flag"];
  const [both] = bound.of("position");
  const order = positions ?? orderByName(both?.name ?? "") ?? "latitude-first";
  const [latitude, longitude] = [degreesReader(bound, "latitude", tell), degreesReader(bound, "longitude", tell)];
  return (row) => {
    const [north, east] = [latitude(row), longitude(row)];
    if (north !== undefined && east !== undefined) return somewhere({ latitude: north, longitude: east });
    const text = bound.text(row, both);
    if (both === undefined || text === undefined) return undefined;
    const position = pairOf(text, order);
    return position === undefined ? tell(row, both, noPosition(text, order)) : somewhere(position);
  };
}

/** What is written where no place is known lies in the Gulf of Guinea, and there is no city. */
const somewhere = (position: Position): Position | undefined =>
  position.latitude === 0 && position.longitude === 0 ? undefined : position;

type Tell = (row: RowView, column: ReadColumn, remark: Remark) => undefined;

const tellers = { flag: odd, ignore: () => undefined, reject: wrong } as const satisfies Record<string, Tell>;

function degreesReader(bound: BoundColumns, role: Axis, tell: Tell) {
  const columns = bound.of(role);
  return (row: RowView): number | undefined => {
    const column = firstFilled(bound, row, columns);
    const text = bound.text(row, column);
    if (column === undefined || text === undefined) return undefined;
    const degrees = degreesIn(text);
    if (isOn(role, degrees)) return degrees.value;
    return tell(row, column, { code: "intake/bad-position", ...messageOn(text, `is no ${role}`) });
  };
}

const MOST = { latitude: 90, longitude: 180 } as const;

const isOn = (role: Axis, { value, axis = role }: Degrees): boolean => axis === role && Math.abs(value) <= MOST[role];

/** Two degrees in one cell: see {@link degreePairIn}; or with their minutes. */
function pairOf(text: string, order: DegreeOrder): Position | undefined {
  if (text.includes("°")) return sexagesimalPair(text, order);
  const pair = degreePairIn(text);
  if (pair === undefined) return undefined;
  const [one, other] = [degreesIn(pair.degrees[0]), degreesIn(pair.degrees[1])];
  return (pair.order ?? order) === "latitude-first" ? positionOf(one, other) : positionOf(other, one);
}

/** What stands between two degrees that have minutes; a comma between digits stands before decimals. */
const BETWEEN = /(?<!\s)\s*(?:[，;/]|(?<!\d),|,(?!\d))\s*|(?<=[NSEW])\s+/i;

/** A letter of the compass says which degree is which; else the order does. */
function sexagesimalPair(text: string, order: DegreeOrder): Position | undefined {
  const [one, other, ...more] = text.split(BETWEEN).map(degreesIn);
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  const isTurned = (one.axis ?? (order === "latitude-first" ? "latitude" : "longitude")) === "longitude";
  const [north, east] = isTurned ? [other, one] : [one, other];
  return positionOf(north, east);
}

const positionOf = (north: Degrees, east: Degrees): Position | undefined =>
  isOn("latitude", north) && isOn("longitude", east) ? { latitude: north.value, longitude: east.value } : undefined;

/** What to say of a cell that is no position, and whether it would be one the other way round. */
function noPosition(text: string, order: DegreeOrder): Remark {
  const turned = order === "latitude-first" ? "longitude-first" : "latitude-first";
  const suggestion = pairOf(text, turned) && `say which degree comes first: positions: ${turned}`;
  return { code: "intake/bad-position", ...messageOn(text, "is no position"), suggestion };
}
