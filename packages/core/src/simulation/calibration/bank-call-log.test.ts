import { expect, test } from "vitest";
import { compileZone } from "../../time/zone.ts";
import { readBankCallLog } from "./bank-call-log.ts";

const columns = ["vru+line", "customer_id", "date", "vru_exit", "q_time", "outcome", "ser_time", "server"];
const tableOf = (...lines: string[]) => ({
  file: "calls.tsv",
  columns,
  rows: lines.map((line, n) => ({ line: n + 2, cells: line.split(" ") })),
});
const zone = compileZone("Asia/Jerusalem");
const read = (...lines: string[]) => readBankCallLog(tableOf(...lines), zone);

test("a call comes into the line when it leaves the voice menu, by the clocks of the bank", () => {
  const [one, other] = [
    "AA0101 0 990201 7:02:56 0 AGENT 166 DORIT",
    "AA0102 27849181 990131 23:59:58 34 HANG 0 NO_SERVER",
  ];
  expect(read(one, other)).toEqual({
    ok: true,
    value: [
      {
        came: Date.parse("1999-01-31T23:59:58+02:00"),
        waited: 34_000,
        answered: false,
        served: 0,
        operator: undefined,
        caller: "27849181",
      },
      {
        came: Date.parse("1999-02-01T07:02:56+02:00"),
        waited: 0,
        answered: true,
        served: 166_000,
        operator: "DORIT",
        caller: undefined,
      },
    ],
  });
});

test("phantoms, and those who hung up in the voice menu, were never in the line", () => {
  const rows = [
    "AA0101 0 990201 7:00:00 80 PHANTOM 112 NO_SERVER",
    "AA0102 0 990201 7:00:01 0 HANG 0 NO_SERVER",
    "AA0103 0 990201 7:00:02 0 AGENT 0 TOVA",
  ];
  const found = read(...rows);
  expect(found.ok && found.value.map(({ operator }) => operator)).toEqual(["TOVA"]);
  expect(read(...rows.slice(0, 2))).toMatchObject({ ok: false, reason: [{ code: "calls/none", file: "calls.tsv" }] });
});

test("every cell that cannot be read is told with its place", () => {
  const found = read("AA0101 0 990231 24:00:00 -5 GONE 1.5 TOVA", "AA0102 0 990201 7:61:00 0 AGENT 86401 TOVA");
  expect(found.ok ? [] : found.reason.map(({ code, line, field, value }) => [code, line, field, value])).toEqual([
    ["calls/unreadable", 2, "outcome", undefined],
    ["calls/unreadable", 2, "date", undefined],
    ["calls/unreadable", 2, "vru_exit", undefined],
    ["calls/unreadable", 2, "q_time", undefined],
    ["calls/unreadable", 2, "ser_time", undefined],
    ["calls/unreadable", 3, "vru_exit", undefined],
    ["calls/unreadable", 3, "ser_time", undefined],
  ]);
  expect(found.ok ? "" : found.reason[0]?.message).toBe('"GONE" is none of AGENT, HANG, PHANTOM');
});

test("columns that are missing are told, and no cell is read without them", () => {
  const found = readBankCallLog({ file: "calls.tsv", columns: ["date", "outcome"], rows: [] }, zone);
  expect(found.ok ? [] : found.reason.map(({ field }) => field)).toEqual(["vru_exit", "q_time", "ser_time"]);
});
