import { periodKinds } from "../scores/periods.ts";
import { type Rollup, rememberingAll } from "./rollup.ts";
import { scores } from "./scores.ts";

const assessmentMonth = periodKinds["assessment-month"];
const beginOf = rememberingAll((halfDay: string) => assessmentMonth.at(halfDay).from);

/**
 * The scores of each assessment month, by the half day with which it begins: a month of a big city is some thousand counts then, and
 * not a hundred thousand.
 */
export const scoreMonths: Rollup = {
  ...scores,
  name: "score-months",
  dimensions: ["assessment-month", "agency", "basis", "as"],
  count: (facts, book) =>
    scores.count(facts, book).map(({ key: [halfDay = "", ...rest], counts }) => ({
      key: [beginOf(halfDay), ...rest],
      counts,
    })),
};
