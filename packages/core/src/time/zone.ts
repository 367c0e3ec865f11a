import type { CivilDate } from "./civil-date.ts";
import { HOUR } from "./duration.ts";
import { formatOffset, type Instant } from "./instant.ts";
import { dateOfLocal, formatLocal, type LocalTime, localTime, timeOfLocal } from "./local-time.ts";
import { eraOf, type OffsetEra, offsetReader, type ReadOffset, readEra } from "./offset-era.ts";

/** A time zone of the IANA database, with those of its offsets that were asked for until now. */
export interface Zone {
  readonly name: string;
  readonly eras: Map<number, OffsetEra>;
  readonly readOffset: ReadOffset;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name such as `Asia/Shanghai`; one name gives one zone. Throws a RangeError on an unknown name. */
export function compileZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone: Zone = { name, eras: new Map(), readOffset: readerOf(name) };
  zones.set(name, zone);
  return zone;
}

/** Milliseconds east of UTC. */
export function offsetOf(zone: Zone, instant: Instant): number {
  const era = eraWith(zone, instant);
  let offset = era.before;
  for (const change of era.changes) {
    if (instant < change.at) return offset;
    offset = change.after;
  }
  return offset;
}

/** What the clocks of the zone show. */
export function localOf(zone: Zone, instant: Instant): LocalTime {
  return instant + offsetOf(zone, instant);
}

/**
 * The instant at which the clocks of the zone show a local time.
 * One that they show twice means the first; one that they skip is moved forward by the length of the gap
 * (RFC 5545, 3.3.5; `compatible` in ECMAScript Temporal).
 */
export function instantOf(zone: Zone, local: LocalTime): Instant {
  const era = eraWith(zone, local);
  let offset = era.before;
  for (const { at, before, after } of era.changes) {
    // Not yet past the change by the clocks of either side: before it, in its gap, or in the first of two showings.
    if (local - Math.max(before, after) < at) return local - before;
    offset = after;
  }
  return local - offset;
}

export function dateOf(zone: Zone, instant: Instant): CivilDate {
  return dateOfLocal(localOf(zone, instant));
}

/** The hour that the clocks of the zone show, 0 to 23. */
export function hourOf(zone: Zone, instant: Instant): number {
  return Math.floor(timeOfLocal(localOf(zone, instant)) / HOUR);
}

/** Where a date begins: its 00:00, or the first instant after it where the clocks skip that. */
export function startOfDate(zone: Zone, date: CivilDate): Instant {
  return instantOf(zone, localTime(date, 0));
}

/** ISO 8601 as the clocks of the zone show it, with their offset: `2026-03-08T15:30:00+08:00`. */
export function formatInZone(instant: Instant, zone: Zone): string {
  const offset = offsetOf(zone, instant);
  return `${formatLocal(instant + offset)}${formatOffset(offset)}`;
}

function eraWith(zone: Zone, time: number): OffsetEra {
  const number = eraOf(time);
  const known = zone.eras.get(number);
  if (known !== undefined) return known;
  if (!Number.isFinite(number)) throw new RangeError(`${time} is no instant`);
  const era = readEra(number, zone.readOffset);
  zone.eras.set(number, era);
  return era;
}

function readerOf(name: string): ReadOffset {
  try {
    return offsetReader(name);
  } catch (cause) {
    throw new RangeError(`There is no time zone "${name}": give an IANA name such as "Europe/Berlin"`, { cause });
  }
}
