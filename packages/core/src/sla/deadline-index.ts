import type { Instant } from "../time/instant.ts";

/**
 * When each of many clocks next has something to do, so that a sweep touches only those that are due. Clocks are numbers
 * from 0 on, best without gaps: the index takes 16 bytes for each up to the largest. Filing, moving and removing take time
 * that grows with the logarithm of their count.
 */
export interface DeadlineIndex {
  /** How many clocks are filed. */
  readonly size: number;
  /** Files a clock under a moment, or moves it there. Throws a RangeError on a moment or a clock that is no number. */
  file(clock: number, at: Instant): void;
  /** Takes a clock out, if it is filed. */
  remove(clock: number): void;
  /** The moment under which a clock is filed. */
  momentOf(clock: number): Instant | undefined;
  /** The earliest moment of all; undefined where nothing is filed. */
  next(): Instant | undefined;
  /**
   * Takes out the clocks whose moment is `now` or before, the earliest first, those of one moment by their numbers, and
   * hands each to `fire`, which may file it anew, under a later moment: where that is due too, it comes up in the same sweep.
   * Throws a RangeError where it is no later one, since the sweep would never end.
   */
  takeDue(now: Instant, fire: (clock: number, at: Instant) => void): void;
}

/** Each place of the heap has so many below it: fewer levels than with two, and the four lie side by side. */
const FAN = 4;
const NOWHERE = -1;

/** An index of the clocks 0, 1, 2, … with the moments of `moments`; NaN where a clock has none. */
export function deadlineIndex(moments: ArrayLike<Instant> = []): DeadlineIndex {
  let at = Float64Array.from(moments);
  let heap = new Int32Array(at.length);
  let places = new Int32Array(at.length).fill(NOWHERE);
  let size = 0;

  for (let clock = 0; clock < at.length; clock++) if (!Number.isNaN(at[clock])) put(clock, size++);
  for (let place = Math.floor((size - 2) / FAN); place >= 0; place--) sink(clockAt(place), place);

  function clockAt(place: number): number {
    return heap[place] as number;
  }

  function put(clock: number, place: number): void {
    heap[place] = clock;
    places[clock] = place;
  }

  /** Whether one clock comes up before another. */
  function isBefore(one: number, other: number): boolean {
    const [first, second] = [at[one] as number, at[other] as number];
    return first < second || (first === second && one < other);
  }

  /** Puts a clock at a place or above it, where its moment belongs. */
  function rise(clock: number, from: number): void {
    let place = from;
    while (place > 0) {
      const above = Math.floor((place - 1) / FAN);
      if (!isBefore(clock, clockAt(above))) break;
      put(clockAt(above), place);
      place = above;
    }
    put(clock, place);
  }

  /** Puts a clock at a place or below it, where its moment belongs. */
  function sink(clock: number, from: number): void {
    let place = from;
    for (let first = place * FAN + 1; first < size; first = place * FAN + 1) {
      let least = first;
      for (let below = first + 1; below < Math.min(first + FAN, size); below++)
        if (isBefore(clockAt(below), clockAt(least))) least = below;
      if (!isBefore(clockAt(least), clock)) break;
      put(clockAt(least), place);
      place = least;
    }
    put(clock, place);
  }

  function grow(length: number): void {
    const capacity = Math.max(length, at.length * 2, 16);
    const [moments, clocks, spots] = [new Float64Array(capacity), new Int32Array(capacity), new Int32Array(capacity)];
    moments.set(at);
    clocks.set(heap);
    spots.set(places);
    spots.fill(NOWHERE, places.length);
    [at, heap, places] = [moments, clocks, spots];
  }

  function placeOf(clock: number): number {
    return places[clock] ?? NOWHERE;
  }

  function file(clock: number, moment: Instant): void {
    if (!Number.isSafeInteger(clock) || clock < 0) throw new RangeError(`A clock is numbered from 0 on, not ${clock}`);
    if (Number.isNaN(moment)) throw new RangeError("A clock is filed under a moment, not NaN");
    if (clock >= at.length) grow(clock + 1);
    const known = placeOf(clock);
    const before = at[clock] as number;
    at[clock] = moment;
    if (known === NOWHERE) rise(clock, size++);
    else if (moment < before) rise(clock, known);
    else sink(clock, known);
  }

  function remove(clock: number): void {
    const place = placeOf(clock);
    if (place === NOWHERE) return;
    places[clock] = NOWHERE;
    const last = clockAt(--size);
    if (last === clock) return;
    put(last, place);
    if (isBefore(last, clock)) rise(last, place);
    else sink(last, place);
  }

  function next(): Instant | undefined {
    return size === 0 ? undefined : at[clockAt(0)];
  }

  function takeDue(now: Instant, fire: (clock: number, at: Instant) => void): void {
    for (let moment = next(); moment !== undefined && moment <= now; moment = next()) {
      const clock = clockAt(0);
      remove(clock);
      fire(clock, moment);
      if (placeOf(clock) !== NOWHERE && (at[clock] as number) <= moment)
        throw new RangeError(`Clock ${clock} was filed again under ${at[clock]}, which is not after ${moment}`);
    }
  }

  return {
    get size() {
      return size;
    },
    file,
    remove,
    momentOf: (clock) => (placeOf(clock) === NOWHERE ? undefined : at[clock]),
    next,
    takeDue,
  };
}
