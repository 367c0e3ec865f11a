import { expect, test } from "vitest";
import { randomStream } from "../../../chance/random.ts";
import { erlangA } from "../../../staffing/erlang-a.ts";
import { erlangC } from "../../../staffing/erlang-c.ts";
import { limitedLines } from "../../../staffing/limited-lines.ts";
import { type MarkovLine, stationaryNumber } from "./stationary-number.ts";

const DRAWN = 20_000;

/** How many are there on the average, and how often at least as many as there are servers. */
function drawn(line: MarkovLine): { readonly mean: number; readonly error: number; readonly allBusy: number } {
  const [draw, stream] = [stationaryNumber(line), randomStream("stationary")];
  const numbers = Array.from({ length: DRAWN }, () => draw(stream));
  const mean = numbers.reduce((sum, n) => sum + n, 0) / DRAWN;
  const variance = numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / DRAWN;
  const allBusy = numbers.filter((n) => n >= line.servers).length / DRAWN;
  return { mean, error: Math.sqrt(variance / DRAWN), allBusy };
}

const large = { servers: 1671, arrivalRate: 1650, serviceRate: 1 };
const impatient = { servers: 100, arrivalRate: 110, serviceRate: 1, patienceRate: 0.5 };
const limited = { servers: 10, arrivalRate: 11, serviceRate: 1, room: 10 };

test.each([
  ["where everybody waits", large, erlangC(large).meanInSystem, erlangC(large).pWait],
  ["where callers hang up", impatient, erlangA(impatient).meanInSystem, erlangA(impatient).pWait],
  ["where there is little room", limited, limitedLines(limited, 20).meanInSystem, undefined],
])("as many are there as formulas say, %s", (_, line, meanInSystem, pWait) => {
  const { mean, error, allBusy } = drawn(line);
  expect(Math.abs(mean - meanInSystem)).toBeLessThan(4 * error);
  if (pWait !== undefined) expect(Math.abs(allBusy - pWait)).toBeLessThan(2 / Math.sqrt(DRAWN));
});
