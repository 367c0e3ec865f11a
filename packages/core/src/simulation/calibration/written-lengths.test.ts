import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE, parseDuration, SECOND } from "../../time/duration.ts";
import { Lengths } from "../scenario/units.ts";
import { writtenLengths, writtenTime } from "./written-lengths.ts";

test("a time is written to a thousandth of itself, and read back", () => {
  expect([20.4, 1.23 * SECOND, 5.02 * HOUR, 3 * DAY + 77_777].map(writtenTime)).toEqual([
    "20ms",
    "1s 230ms",
    "5h 1m 12s",
    "3d 1m",
  ]);
  for (const time of [0.2, 999, 4567, 89 * MINUTE + 7, 2.3456 * DAY, 400.123 * DAY]) {
    const read = parseDuration(writtenTime(time)) as number;
    expect(Math.abs(read - time)).toBeLessThan(Math.max(1, time / 1000));
  }
});

test("a distribution is written as a scenario reads it", () => {
  const written = writtenLengths({ kind: "lognormal", mean: 5.2 * HOUR, scv: 1.234567 });
  expect(written).toEqual({ lognormal: { mean: "5h 12m", scv: 1.235 } });
  expect(Lengths.parse(written)).toEqual({ kind: "lognormal", mean: 5.2 * HOUR, scv: 1.235 });
});
