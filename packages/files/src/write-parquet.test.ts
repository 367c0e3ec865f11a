import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cell } from "@swiftline/core/exporting";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { writeParquet } from "./write-parquet.ts";

const columns = [
  { name: "id", type: "code" },
  { name: "text", type: "text" },
  { name: "at", type: "time" },
  { name: "degrees", type: "number" },
  { name: "count", type: "integer" },
  { name: "open", type: "boolean" },
  { name: "more", type: "json" },
] as const;

async function written(name: string, rows: Iterable<readonly Cell[]>) {
  const target = join(await temporaryFolder(), name);
  const file = await writeParquet(target, columns);
  for (const row of rows) await file.add(row);
  const length = await file.finish();
  const { buffer, byteOffset, byteLength } = await readFile(target);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  expect(byteLength).toBe(length);
  return { rows: await parquetReadObjects({ file: bytes }), facts: parquetMetadata(bytes) };
}

test("every type comes back as it was, and what is absent as null", async () => {
  const { rows } = await written("types.parquet", [
    ["nyc:1", "有个坑 =1+1 '\"\n", 1_780_297_200_123, -73.99, 7, false, '{"floor":3}'],
    [undefined, undefined, undefined, undefined, undefined, undefined, undefined],
    ["-x", "", -2_208_988_800_000, 0, -1, true, "{}"],
  ]);
  expect(rows).toEqual([
    {
      id: "nyc:1",
      text: "有个坑 =1+1 '\"\n",
      at: new Date(1_780_297_200_123),
      degrees: -73.99,
      count: 7,
      open: false,
      more: { floor: 3 },
    },
    { id: null, text: null, at: null, degrees: null, count: null, open: null, more: null },
    { id: "-x", text: "", at: new Date(-2_208_988_800_000), degrees: 0, count: -1, open: true, more: {} },
  ]);
});

test("many rows lie in groups of twenty thousand, and all of them come back in order", async () => {
  function* many() {
    for (let count = 0; count < 45_001; count++)
      yield [`id-${count}`, "x", count, count / 2, count, true, "{}"] as const;
  }
  const { rows, facts } = await written("many.parquet", many());
  expect(facts.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([20_000, 20_000, 5001]);
  expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: 45_001 }, (_, count) => count));
});

test("a file without rows still says which columns it has", async () => {
  const { rows, facts } = await written("none.parquet", []);
  expect(rows).toEqual([]);
  expect(facts.schema.slice(1).map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
});

test("a folder that is not there is a fault", async () => {
  const target = join(await temporaryFolder(), "nowhere", "x.parquet");
  await expect(writeParquet(target, columns)).rejects.toMatchObject({ code: "file/not-writable" });
});
