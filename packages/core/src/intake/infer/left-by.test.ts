import { expect, test } from "vitest";
import { sources } from "../sources/index.ts";
import { inferMapping } from "./infer-mapping.ts";
import { leftBy } from "./left-by.ts";

const beijing = sources.find(({ id }) => id === "cn-12345");
if (beijing === undefined) throw new Error("there is no cn-12345");

const leftOf = (number: string, taken: string, ended: string) => {
  const columns = [number, taken, ended, "一级分类", "承办单位", "主要内容"];
  const rows = Array.from({ length: 40 }, (_, row) => [
    `A-${1000 + row}`,
    `2026-03-${10 + (row % 15)} 08:${10 + row}`,
    `2026-04-${10 + (row % 15)} 08:${10 + row}`,
    ["噪声", "停车", "路灯"][row % 3] ?? "",
    ["城管委", "住建委", "交通局"][row % 3] ?? "",
    `市民反映第${row}号楼前垃圾长期无人清理`,
  ]);
  expect(beijing.recognises(columns)).toBe(true);
  return leftBy(beijing, columns, inferMapping({ columns, rows }));
};

test("a source that reads every column of which a mapping is sure leaves none", () =>
  expect(leftOf("工单编号", "受理时间", "办结时间")).toEqual([]));

test("one that takes another column for the number or the beginning leaves those", () =>
  expect(leftOf("案件编号", "反映时间", "办结时间")).toEqual([
    { role: "id", column: "案件编号" },
    { role: "registeredAt", column: "反映时间" },
  ]));
