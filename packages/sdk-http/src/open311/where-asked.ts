import { no, ok, type Result } from "@swiftline/core";
import type { Box, Circle } from "@swiftline/core/book";
import type { Asked } from "./asked.ts";

/** A circle of more is not near anything, and the plane in which it is measured no longer the earth. */
const FARTHEST = 50_000;

const isLatitude = (degrees: number): boolean => Math.abs(degrees) <= 90;
const isLongitude = (degrees: number): boolean => Math.abs(degrees) <= 180;

/** A number as people write one; `Number` takes also blanks, `1e3` and `0x1`. */
const numberIn = (text: string): number => (/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN);

/** `lat` and `long`, both or neither. */
export function positionAsked(asked: Asked): Result<{ latitude: number; longitude: number } | undefined, string> {
  const [lat, long] = [asked.one("lat"), asked.one("long")];
  if (lat === undefined && long === undefined) return ok(undefined);
  const [latitude, longitude] = [numberIn(lat ?? ""), numberIn(long ?? "")];
  return isLatitude(latitude) && isLongitude(longitude)
    ? ok({ latitude, longitude })
    : no("lat and long go together, in degrees: -90 to 90 and -180 to 180.");
}

/** The place of a request. What apps send where none is known lies in the Gulf of Guinea, and there is no city. */
export function placeAsked(asked: Asked): ReturnType<typeof positionAsked> {
  const position = positionAsked(asked);
  const isNowhere = position.ok && position.value?.latitude === 0 && position.value.longitude === 0;
  return isNowhere ? ok(undefined) : position;
}

/** `lat`, `long` and `radius` in metres: all of them or none. */
export function nearAsked(asked: Asked): Result<Circle | undefined, string> {
  const position = positionAsked(asked);
  if (!position.ok) return position;
  const radius = asked.one("radius");
  if (radius === undefined && position.value === undefined) return ok(undefined);
  const metres = numberIn(radius ?? "");
  return position.value !== undefined && metres > 0 && metres <= FARTHEST
    ? ok({ ...position.value, metres })
    : no(`lat, long and radius go together; the radius is in metres, at most ${FARTHEST}.`);
}

/** `bbox=west,south,east,north` in degrees, the order of GeoJSON (RFC 7946, 5); from a west that is east of the east it goes across the 180th meridian. */
export function boxAsked(asked: Asked): Result<Box | undefined, string> {
  const text = asked.one("bbox");
  if (text === undefined) return ok(undefined);
  const numbers = text.split(",").map((one) => numberIn(one.trim()));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  const isBox = [west, east].every(isLongitude) && [south, north].every(isLatitude) && south <= north;
  return isBox && numbers.length === 4
    ? ok({ south, west, north, east })
    : no("bbox is west,south,east,north, in degrees.");
}
