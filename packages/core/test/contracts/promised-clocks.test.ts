import { describe, expect, test } from "vitest";
import { promiseFigures } from "../promised-clocks.ts";
import { readSample } from "../samples/read-sample.ts";

/** Every 25th of Open Baltimore's 10,000 requests; the figures were counted from their cells by another program. */
const records = readSample("baltimore-311-clocks.tsv");

describe("of 400 requests to Baltimore's 311", () => {
  const figures = promiseFigures(records, "calendar days");

  test("as many were closed in time and late as their due and closing dates say", () => {
    expect(figures).toMatchObject({ inTime: 310, late: 68, notClosed: 3, unpromised: 19 });
  });

  test("every promise is so many calendar days by its type, to the same time of day, also over a change of the clocks", () => {
    expect(figures).toMatchObject({ derivedSame: 381, readSame: 381 });
  });

  test("natural time misses the 41 promises that a change of the clocks lies in", () => {
    expect(promiseFigures(records, "natural time").derivedSame).toBe(381 - 41);
  });
});
