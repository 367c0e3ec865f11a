import { describe, expect, test } from "vitest";
import { inferMapping } from "./infer-mapping.ts";

/** The questions about the end of sixty records, of which two in three are over. */
const askedOf = (columns: readonly string[], cells: (row: number) => readonly string[]) =>
  inferMapping({
    columns: ["工单编号", "受理时间", "问题分类", "状态", ...columns],
    rows: Array.from({ length: 60 }, (_, row) => [
      `A-${1000 + row}`,
      `2026-03-${String(1 + (row % 28)).padStart(2, "0")} 08:00`,
      ["噪声", "停车", "路灯"][row % 3] ?? "",
      ["已办结", "已撤销", "办理中"][row % 3] ?? "",
      ...cells(row),
    ]),
  }).questions;

const isOver = (row: number): boolean => row % 3 < 2;
const april = (row: number): string => `2026-04-${String(1 + ((5 * row) % 23)).padStart(2, "0")} 08:${10 + (row % 40)}`;

const treatments = ["reject", "repair", "flag"].map((one) => `contradictions: { closedWithoutDate: ${one} }`);
const meanings =
  "reject: they are not taken in, as where a mapping says nothing; repair: they are closed with the last thing known; flag: they are left open.";

describe("what becomes of records that are over at no known time", () => {
  test("is asked where no column holds an end", () =>
    expect(askedOf([], () => [])).toEqual([
      {
        about: "contradictions.closedWithoutDate",
        question: `By their status these are over, and no column says when: 已办结 (20), 已撤销 (20). What becomes of these rows? ${meanings}`,
        options: treatments,
      },
    ]));

  test("is asked where the column of ends is empty on many of them", () =>
    expect(askedOf(["办结时间"], (row) => [row % 3 === 0 && row < 50 ? april(row) : ""])).toEqual([
      {
        about: "contradictions.closedWithoutDate",
        question: `By their status these are over, and nothing stands in 办结时间: 已撤销 (20), 已办结 (3). What becomes of these rows? ${meanings}`,
        options: treatments,
      },
    ]));

  test("is no question where few of them lack an end, by a slip", () =>
    expect(askedOf(["办结时间"], (row) => [isOver(row) && row > 3 ? april(row) : ""])).toEqual([]));

  test("is asked together with the column, where one may hold the ends", () =>
    expect(askedOf(["x1"], (row) => [row < 20 ? "" : april(row)])).toEqual([
      {
        about: "columns.endedAt",
        question: `By their status these are over, and no column says when: 已办结 (20), 已撤销 (20). Does one of these columns of dates? If none does, what becomes of these rows? ${meanings}`,
        options: ["x1", ...treatments],
      },
    ]));

  test("is no question where two columns may hold the ends, and a person is asked which", () =>
    expect(askedOf(["办结时间", "结案时间"], (row) => Array(2).fill(isOver(row) ? april(row) : ""))).toEqual([
      {
        about: "columns.endedAt",
        question: "Which column is endedAt, when it was closed?",
        options: ["办结时间", "结案时间", "none"],
      },
    ]));

  test("is part of the answer where another moment stands in for the end", () =>
    expect(askedOf(["更新时间"], (row) => [april(row)])).toEqual([
      {
        about: "columns.endedAt",
        question: "No column says when an appeal was closed. Is it over with 更新时间?",
        options: ["yes", "no: take the line out, and give contradictions: { closedWithoutDate: … }"],
      },
    ]));
});
