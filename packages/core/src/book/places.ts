import type { Position } from "../appeal/terms.ts";

/** A part of the map between two parallels and two meridians, in degrees. One whose west is east of its east lies across the 180th. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** All that is at most so many metres away. */
export interface Circle extends Position {
  readonly metres: number;
}

/** Of the sphere with the earth's mean radius (6,371,008.8 m). */
const METRES_A_DEGREE = 111_195.08;

/**
 * A circle in degrees of the plane that touches the earth at its middle: what a database can hold a position against by plain arithmetic.
 * Up to 50 km from the middle, and up to 65 degrees from the equator, it is within 1 % of the great circle.
 */
export interface FlatCircle extends Position {
  /** How long a degree of longitude is there, as a part of one of latitude. */
  readonly narrowing: number;
  readonly squaredReach: number;
}

export function flatCircle({ latitude, longitude, metres }: Circle): FlatCircle {
  const reach = metres / METRES_A_DEGREE;
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  return { latitude, longitude, narrowing, squaredReach: reach * reach };
}

export function isInCircle({ latitude, longitude }: Position, circle: FlatCircle): boolean {
  const north = latitude - circle.latitude;
  const apart = Math.abs(longitude - circle.longitude);
  const east = Math.min(apart, 360 - apart) * circle.narrowing;
  return north * north + east * east <= circle.squaredReach;
}

export function isInBox({ latitude, longitude }: Position, { south, west, north, east }: Box): boolean {
  if (latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}
