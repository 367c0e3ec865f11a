import { expect, test } from "vitest";
import { precisionOf } from "./precision.ts";
import { targetOf } from "./targets.ts";

test("a target is a bound on a measure, in its unit or in percent", () => {
  expect(targetOf("answered in time>=90%")).toEqual({ measure: "answered in time", atLeast: 0.9 });
  expect(targetOf(" wait <= 20.5 ")).toEqual({ measure: "wait", atMost: 20.5 });
});

test("a precision is a part of the mean, or in the measure's unit", () => {
  expect(precisionOf("wait=5%")).toEqual({ measure: "wait", relative: 0.05 });
  expect(precisionOf("satisfied = 0.01")).toEqual({ measure: "satisfied", absolute: 0.01 });
});

test.each([
  ["wait", targetOf, "says not what is to be reached"],
  ["wait=20", targetOf, "says not what is to be reached"],
  ["waits<=20", targetOf, "there is no measure waits"],
  ["wait", precisionOf, "says not how exactly"],
  ["wait=-1", precisionOf, "says not how exactly"],
  ["wiat=5%", precisionOf, "there is no measure wiat"],
])("%s is refused", (text, read, message) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "flag/invalid" }));
  expect(() => read(text)).toThrow(message);
});
