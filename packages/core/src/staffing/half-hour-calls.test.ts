import { expect, test } from "vitest";
import type { Table } from "../table.ts";
import { halfHourName, profiledCalls, readHalfHourCalls } from "./half-hour-calls.ts";

const table = (columns: string, ...rows: readonly string[]): Table => ({
  file: "calls.csv",
  columns: columns.split(","),
  rows: rows.map((row, index) => ({ line: index + 2, cells: row.split(",") })),
});

test("half hours without a row have no calls, and a handling time only where it is given", () => {
  const read = readHalfHourCalls(table("start,calls,handling_seconds", "08:00,12.5,300", "23:30,2,"));
  const calls = read.ok ? read.value : [];
  expect(calls).toHaveLength(48);
  expect([calls[15], calls[16], calls[47]]).toEqual([{ calls: 0 }, { calls: 12.5, handling: 300_000 }, { calls: 2 }]);
});

test("days make a week", () => {
  const read = readHalfHourCalls(table("day,start,calls", "Mon,00:00,1", "sun,23:30,2"));
  const calls = read.ok ? read.value : [];
  expect([calls.length, calls[0]?.calls, calls[335]?.calls]).toEqual([336, 1, 2]);
});

test("every cell that is wrong is told with its place", () => {
  const read = readHalfHourCalls(
    table(
      "day,start,calls,handling_seconds",
      "Mon,08:15,1,1",
      "today,08:00,x,0",
      "Tue,09:00,1e9,",
      "Tue,09:00,1,",
      ",,,",
    ),
  );
  expect(read.ok ? [] : read.reason.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    "2:2 08:15 is no half hour, such as 07:30",
    "3:1 today is no day of mon, tue, wed, thu, fri, sat, sun",
    "3:3 x is no number of calls from 0 to 100000",
    "3:4 0 is no time in seconds",
    "4:3 1e9 is no number of calls from 0 to 100000",
    "5:2 this half hour is there already",
    "6:1 nothing is no day of mon, tue, wed, thu, fri, sat, sun",
    "6:2 nothing is no half hour, such as 07:30",
    "6:3 nothing is no number of calls from 0 to 100000",
  ]);
});

test("a table without calls, or without its columns, is refused", () => {
  const messages = (one: Table) => {
    const read = readHalfHourCalls(one);
    return read.ok ? [] : read.reason.map(({ message }) => message);
  };
  expect(messages(table("start,calls", "08:00,0"))).toEqual(["there is no half hour with a call"]);
  expect(messages(table("start,call", "08:00,1"))).toEqual(["column calls is missing", "unknown column call"]);
});

test("a profile gives each half of an hour the same calls", () => {
  const calls = profiledCalls(1000, [1, 3, ...Array.from({ length: 22 }, () => 0)]);
  expect(calls.slice(0, 5).map((one) => one.calls)).toEqual([125, 125, 375, 375, 0]);
  expect(calls).toHaveLength(48);
});

test("half hours are called by their time, and in a week by their day", () => {
  expect([halfHourName(17, 1), halfHourName(48, 1), halfHourName(65, 7), halfHourName(336, 7)]).toEqual([
    "08:30",
    "00:00",
    "Tue 08:30",
    "Mon 00:00",
  ]);
});
