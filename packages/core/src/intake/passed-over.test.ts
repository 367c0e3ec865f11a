import { expect, test } from "vitest";
import { Mapping, type MappingInput } from "./mapping.ts";
import { passedOver } from "./passed-over.ts";

const mapping: MappingInput = {
  columns: { id: "no", registeredAt: ["day", "time"], category: "matter", status: ["now", "before"] },
};
const header = ["no", "day", "time", "matter", "now", "before"];

const found = (rows: readonly (readonly string[])[], more: Partial<MappingInput> = {}) => {
  const columns = passedOver(header, Mapping.parse({ ...mapping, ...more }));
  for (const [at, cells] of rows.entries()) columns.add({ line: at + 2, cells });
  return columns.all();
};

const full = ["1", "2026-03-02", "09:15", "rats", "open", "new"];
const time = { role: "registeredAt", column: "time", behind: ["day"] };

test("a column is passed over where one before it is filled on every row", () => {
  const withoutState = ["2", "2026-03-03", "10:00", "rats", "", "new"];
  expect(found([full, withoutState])).toEqual([time]);
});

test("one that is empty is not, nor one that is joined, nor any where the mapping does not fit", () => {
  expect(found([["1", "2026-03-02", "", "rats", "open", ""]])).toEqual([]);
  expect(found([full], { join: { registeredAt: " " }, columns: { ...mapping.columns, status: "now" } })).toEqual([]);
  expect(found([full], { personal: ["matter"] })).toEqual([]);
});
