import { expect, test } from "vitest";
import { toldColumns } from "../../../test/told-columns.ts";
import { presets } from "../sources/presets.ts";
import { inferMapping } from "./infer-mapping.ts";

const forms = presets.map((preset) => [preset.id, preset] as const);

test.each(forms)("one record of %s is enough to tell its columns", (_id, { example, mapping }) => {
  const { columns, cells } = example;
  const told = toldColumns(inferMapping({ columns, rows: [cells] }), mapping, columns);
  expect(told.filter(({ agrees }) => !agrees)).toEqual([]);
});

test.each(forms)("so are the names of %s, but for an end that no name speaks of", (_id, { example, mapping }) => {
  const { columns } = example;
  const told = toldColumns(inferMapping({ columns, rows: [] }), mapping, columns);
  expect(told.filter(({ role, agrees }) => !agrees && role !== "endedAt")).toEqual([]);
});
