import { describe, expect, test } from "vitest";
import { wilson } from "../../satisfaction/interval.ts";
import { changeOf } from "../../satisfaction/noise.ts";
import { formatValue } from "../formats/value.ts";
import { shareOf } from "../table-of.ts";

/**
 * Shares that cities published, computed again from the counts that they published beside them. 万 is ten thousand; a share
 * is written as reports write it, to one decimal, and compared to as many digits as the city printed.
 */
const wan = 10_000;
const percent = (part: number, whole: number, digits: number): string =>
  ((shareOf(part, whole) ?? 0) * 100).toFixed(digits);

test("Beijing 2020: 1,103.94万 calls are 55.24 % more than in 2019, which is 711.1万", () => {
  const calls = 1103.94 * wan;
  const before = calls / 1.5524;
  expect((before / wan).toFixed(1)).toBe("711.1");
  expect(percent(calls - before, before, 2)).toBe("55.24");
});

test("Beijing 2020: 1,001.38万 by phone and 102.56万 by web are 90.71 and 9.29 %", () => {
  const [phone, web] = [1001.38 * wan, 102.56 * wan];
  expect(phone + web).toBeCloseTo(1103.94 * wan, 0);
  expect([percent(phone, phone + web, 2), percent(web, phone + web, 2)]).toEqual(["90.71", "9.29"]);
});

test("Beijing, January 2019 to November 2021: 1,301万 appeals and 1,833万 inquiries of 3,134万 are 41.5 and 58.5 %", () => {
  expect(1301 + 1833).toBe(3134);
  expect([percent(1301, 3134, 1), percent(1833, 3134, 1)]).toEqual(["41.5", "58.5"]);
});

test("Yichun, May 2023: 20,334 of 38,447 answered at once are 52.9 %; the dispatched add up", () => {
  expect(20_334 + 18_113).toBe(38_447);
  expect(formatValue(shareOf(20_334, 38_447), "share")).toBe("52.9 %");
  expect(84.97 + 11.11 + 3.92).toBeCloseTo(100, 9);
});

describe("Daying county: callers who repeat an appeal are less satisfied", () => {
  test("a week of March 2016: 99 repeats of 506 are 19.6 %", () =>
    expect(formatValue(shareOf(99, 506), "share")).toBe("19.6 %"));

  test("March 2017: 71 overdue and 239 repeats of 2,495 are 2.8 and 9.6 %", () => {
    expect(formatValue(shareOf(71, 2495), "share")).toBe("2.8 %");
    expect(formatValue(shareOf(239, 2495), "share")).toBe("9.6 %");
  });

  test("75.86 % of repeats is 22 of 29 and 95.45 % of inquiries 21 of 22 at the smallest; a difference that chance explains", () => {
    const [repeats, inquiries] = [
      { part: 22, whole: 29 },
      { part: 21, whole: 22 },
    ];
    expect([percent(22, 29, 2), percent(21, 22, 2)]).toEqual(["75.86", "95.45"]);
    expect(wilson(repeats)?.low).toBeCloseTo(0.579, 3);
    expect(changeOf(inquiries, repeats)?.isNoise).toBe(true);
  });
});
