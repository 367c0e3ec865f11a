import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "../../src/time/instant.ts";
import { formatLocal, parseLocal } from "../../src/time/local-time.ts";
import { compileZone, formatInZone, instantOf, localOf } from "../../src/time/zone.ts";
import { runs } from "../oracles/arbitrary-calendar.ts";

const MINUTE = 60_000;
const YEAR = 365.25 * 86_400_000;

const zoneName = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const instant = fc.integer({ min: -20 * YEAR, max: 180 * YEAR });
const anyInstant = fc.integer({
  min: parseInstant("0000-01-01T00:00Z") as number,
  max: parseInstant("9999-12-31T23:59Z") as number,
});

/** The wall clock as the platform tells it, in the fields of a formatted date. */
function shownBy(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
}

test("every zone of the platform shows the local time that the platform shows", () =>
  fc.assert(
    fc.property(zoneName, instant, (zone, at) => {
      expect(formatLocal(localOf(compileZone(zone), at)).slice(0, 19)).toBe(shownBy(zone, at));
    }),
    runs,
  ));

test("a local time leads back to the first instant that shows it", () =>
  fc.assert(
    fc.property(zoneName, instant, (name, at) => {
      const zone = compileZone(name);
      const first = instantOf(zone, localOf(zone, at));
      expect(first).toBeLessThanOrEqual(at);
      expect(localOf(zone, first)).toBe(localOf(zone, at));
      for (const back of [20, 30, 60, 120, 180, 1440]) {
        expect(localOf(zone, first - back * MINUTE)).not.toBe(localOf(zone, at));
      }
    }),
    runs,
  ));

test("instants survive being written, in UTC and in every zone", () =>
  fc.assert(
    fc.property(zoneName, anyInstant, (zone, at) => {
      expect(parseInstant(formatInstant(at))).toBe(at);
      expect(parseInstant(formatInZone(at, compileZone(zone)))).toBe(at);
      expect(parseLocal(formatLocal(at))).toBe(at);
    }),
    runs,
  ));

test("UTC text is what the platform writes", () =>
  fc.assert(
    fc.property(anyInstant, (at) => {
      expect(formatInstant(at)).toBe(new Date(at).toISOString().replace(".000", ""));
    }),
    runs,
  ));
