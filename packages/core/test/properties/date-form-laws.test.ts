import fc from "fast-check";
import { expect, test } from "vitest";
import { compileDates, dateForms } from "../../src/intake/date-forms.ts";
import { compileZone } from "../../src/time/zone.ts";
import { tried } from "../runs.ts";

const zones = ["America/New_York", "Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"] as const;

const instants = fc.integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2037, 0, 1) / 1000 });

/** What the clocks of a zone show, as the platform's own formatter says. */
function shown(zone: string, instant: number) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

type Shown = ReturnType<typeof shown>;

/** The same moment in every style of the exports. */
function styles({ year, month, day, hour, minute, second }: Shown): readonly string[] {
  const hours = Number(hour);
  const half = hours < 12 ? "AM" : "PM";
  const ofTwelve = String(hours % 12 || 12);
  return [
    `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    `${year}-${month}-${day} ${hour}:${minute}:${second}.000`,
    `${month}/${day}/${year} ${ofTwelve.padStart(2, "0")}:${minute}:${second} ${half}`,
    `${Number(month)}/${Number(day)}/${year.slice(2)} ${hours}:${minute}:${second}`,
    `${year}/${Number(month)}/${Number(day)} ${hour}:${minute}:${second}`,
    `${year}年${Number(month)}月${Number(day)}日${hour}时${minute}分${second}秒`,
    `${year}${month}${day}${hour}${minute}${second}`,
  ];
}

test("every style of a moment reads as that moment, or as the first at which the clocks showed the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, seconds) => {
      const written = shown(zone, seconds * 1000);
      const read = styles(written).map(
        compileDates(["iso", "month-first", "year-first", "chinese", "compact"], compileZone(zone)),
      );
      const [first] = read;
      expect(read).toEqual(read.map(() => first));
      expect(first).toBeLessThanOrEqual(seconds * 1000);
      expect(shown(zone, first ?? Number.NaN)).toEqual(written);
    }),
    tried(300, 5000),
  );
});

const newYork = compileZone("America/New_York");

test("whatever the text, reading it ends with an instant or nothing", () => {
  const digits = fc.stringMatching(
    /^[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( [AP]M)?$/,
  );
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), (text) => {
      for (const { name: form } of dateForms) {
        const instant = compileDates([form], newYork)(text);
        expect(instant === undefined || Number.isSafeInteger(instant)).toBe(true);
      }
    }),
    tried(500, 10_000),
  );
});
