import { describe, expect, test } from "vitest";
import { temporaryFile } from "../test/temporary-folder.ts";
import { hasHeader } from "./header.ts";
import { openRecords } from "./open-records.ts";

const rows = (...lines: readonly string[]) => lines.map((line) => line.split(","));

describe("a first record is no header", () => {
  test("where it holds a date as the rows below do", () => {
    expect(hasHeader(rows("1,2020/1/6 12:09:38,Noise", "2,2020/1/7 8:00:00,Water"))).toBe(false);
  });

  test("where it holds a long number or a coordinate as the rows below do", () => {
    expect(hasHeader(rows("773485,Open", "773486,Closed"))).toBe(false);
    expect(hasHeader(rows("a,37.7745,-122.41", "b,37.7739,-122.40"))).toBe(false);
  });
});

describe("it is a header", () => {
  test.each([
    ["of words over numbers", ["id,created", "773485,2020-01-06", "773486,2020-01-07"]],
    ["of words over words", ["name,city", "Smith,Albany"]],
    ["of years", ["agency,2019,2020", "roads,1512,1711", "water,9,12"]],
    ["where one of its cells is a word over numbers", ["12345,created", "773485,2020-01-06", "773486,2020-01-07"]],
    ["alone", ["12345,2020-01-06"]],
  ])("%s", (_, lines) => {
    expect(hasHeader(rows(...lines))).toBe(true);
  });
});

test("columns without a header are numbered, and the first record is a row", async () => {
  const records = await openRecords(await temporaryFile("773485,Open\n773486,Closed\n"));
  expect(records.columns).toEqual(["column 1", "column 2"]);
  expect(records.form).toMatchObject({ header: false });
  const [first] = (await Array.fromAsync(records.batches())).flat();
  expect(first).toMatchObject({ line: 1, cells: ["773485", "Open"], raw: "773485,Open" });
});

test.each([true, false])("what is told of the header holds, here %s", async (header) => {
  const { columns } = await openRecords(await temporaryFile("a,b\n1,2\n"), { header });
  expect(columns).toEqual(header ? ["a", "b"] : ["column 1", "column 2"]);
});

test.each([",,", "", '"', "é", "\n"])("%o cannot stand between cells", async (delimiter) => {
  await expect(openRecords(await temporaryFile("a,b\n1,2\n"), { delimiter })).rejects.toMatchObject({
    code: "flag/invalid",
  });
});
