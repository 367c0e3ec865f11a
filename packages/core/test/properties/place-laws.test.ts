import fc from "fast-check";
import { expect, test } from "vitest";
import type { Position } from "../../src/appeal/terms.ts";
import { flatCircle, isInBox, isInCircle } from "../../src/book/places.ts";
import { tried } from "../runs.ts";

/** The earth's mean radius in metres (IUGG). */
const RADIUS = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, by the haversine formula. */
function metresBetween(one: Position, other: Position): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const cosines = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * RADIUS * Math.asin(Math.sqrt(north + cosines * east));
}

const latitude = fc.double({ min: -65, max: 65, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const middle = fc.record({ latitude, longitude });
/** A step of at most some 50 km in either direction, which may go across the 180th meridian. */
const step = fc.double({ min: -0.45, max: 0.45, noNaN: true });

const moved = ({ latitude, longitude }: Position, north: number, east: number): Position => {
  const there = longitude + east / Math.cos(radians(latitude));
  return { latitude: latitude + north, longitude: there > 180 ? there - 360 : there < -180 ? there + 360 : there };
};

test("up to 50 km and 65 degrees, a circle in the plane is within 1 % of the one on the sphere", () => {
  fc.assert(
    fc.property(middle, step, step, (middle, north, east) => {
      const place = moved(middle, north, east);
      const metres = metresBetween(middle, place);
      fc.pre(metres > 1 && metres <= 50_000);
      expect(isInCircle(place, flatCircle({ ...middle, metres: metres * 1.01 }))).toBe(true);
      expect(isInCircle(place, flatCircle({ ...middle, metres: metres * 0.99 }))).toBe(false);
    }),
    tried(2000, 100_000),
  );
});

test("a box holds what one meets on the way eastward from its west to its east, between its parallels", () => {
  const degrees = fc.integer({ min: -179, max: 180 });
  const parallel = fc.integer({ min: -90, max: 90 });
  fc.assert(
    fc.property(degrees, parallel, degrees, degrees, parallel, parallel, (longitude, latitude, west, east, a, b) => {
      const [south, north] = [Math.min(a, b), Math.max(a, b)];
      const eastward = (degrees: number): number => (degrees - west + 360) % 360;
      const isThere = latitude >= south && latitude <= north && eastward(longitude) <= eastward(east);
      expect(isInBox({ latitude, longitude }, { south, north, west, east })).toBe(isThere);
    }),
    tried(1000, 50_000),
  );
});
