import { acts } from "@swiftline/core/appeal";
import { compileZone } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { fillIn } from "./fill-in.ts";

const zone = compileZone("Asia/Shanghai");
const act = (name: string) => acts.find((one) => one.name === name) ?? expect.unreachable(name);

test("a number begins with the day that it is in the city", () => {
  const values = { hotline: "beijing", at: Date.UTC(2026, 4, 3, 16) };
  expect(fillIn(act("register"), values, zone).values.appealId).toMatch(/^beijing:20260504-/);
});

test("numbers tell nothing: a thousand of one moment are all different and in no order", () => {
  const { renumber } = fillIn(act("register"), { hotline: "beijing", at: 0 }, zone);
  const numbers = Array.from({ length: 1000 }, () => renumber?.() ?? "");
  expect(new Set(numbers).size).toBe(1000);
  expect(numbers).not.toEqual(numbers.toSorted());
  for (const number of numbers) expect(number).toMatch(/^beijing:19700101-[2-9A-HJKMNP-TV-Z]{6}$/);
});

test("an id that was given stays, and so do the ids of parts", () => {
  expect(fillIn(act("register"), { appealId: "beijing:7", hotline: "beijing", at: 0 }, zone)).toEqual({
    values: { appealId: "beijing:7", hotline: "beijing", at: 0 },
  });
  const into = [{ appealId: "beijing:8" }, { category: "noise" }];
  expect(fillIn(act("split"), { appealId: "beijing:7", into }, zone).values.into).toEqual([
    { appealId: "beijing:8" },
    { appealId: "beijing:7-2", category: "noise" },
  ]);
});

test.each([Number.NaN, 1e300, "soon", undefined])("no number is made of the moment %s", (at) => {
  expect(fillIn(act("register"), { hotline: "beijing", at }, zone)).toEqual({ values: { hotline: "beijing", at } });
});
