import { expect, test } from "vitest";
import { SatisfactionFile } from "./survey.ts";

const weights = { response: 0.1, resolution: 0.5, satisfaction: 0.4 };
const problemsOf = (more: object) =>
  SatisfactionFile.safeParse({ scheme: "plain", ...more }).error?.issues.map((issue) => issue.path.join(".")) ?? [];

test("a city may weigh and credit by its own numbers", () => {
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ weights, credit: { "basically-satisfied": 0.8 } })).toEqual([]);
});

test("weights that do not add up to 1 are refused", () => {
  expect(problemsOf({ weights: { ...weights, response: 0.2 } })).toEqual(["weights"]);
  expect(problemsOf({ weights: { response: 0.1, resolution: 0.2, satisfaction: 0.7 } })).toEqual([]);
});

test("credit is a share, for answers that the field knows", () => {
  expect(problemsOf({ credit: { satisfied: 90 } })).toEqual(["credit.satisfied"]);
  expect(problemsOf({ credit: { happy: 1 } })).toEqual(["credit"]);
});

test("a survey that offers one answer only is refused", () => {
  const survey = { contacted: "yes-no", resolved: "yes-no", satisfied: ["satisfied"] };
  expect(problemsOf({ survey })).toEqual(["survey.satisfied"]);
});
