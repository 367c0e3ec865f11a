import { describe, expect, test } from "vitest";
import { newYork } from "../../../test/literals/cities.ts";
import { readSample } from "../../../test/samples/read-sample.ts";
import { parseInstant } from "../../time/instant.ts";
import type { RowReader } from "../source.ts";
import { nyc311 as preset } from "./nyc-311.ts";
import { presetSource } from "./preset.ts";

const nyc311 = presetSource(preset);

function readerOf(columns: readonly string[]): RowReader {
  const bound = nyc311.bind(columns, { book: newYork });
  if (!bound.ok) throw new Error(bound.reason.map(({ message }) => message).join());
  return bound.value;
}

const readAll = ({ columns, rows }: ReturnType<typeof readSample>) => rows.map(readerOf(columns));

describe("the columns of", () => {
  test("the API are recognised", () => expect(nyc311.recognises(nyc311.example.columns)).toBe(true));

  test.each(["nyc-311-portal.tsv", "nyc-311-spreadsheet.tsv"])("%s are recognised", (name) => {
    expect(nyc311.recognises(readSample(name).columns)).toBe(true);
  });

  test("another city are not", () => {
    expect(nyc311.recognises(readSample("baltimore-311.tsv").columns)).toBe(false);
  });
});

test("a file without dates is refused with the columns that it lacks", () => {
  const { columns } = readSample("nyc-311-no-dates.tsv");
  expect(nyc311.recognises(columns)).toBe(false);
  const bound = nyc311.bind(columns, { book: newYork });
  expect(bound.ok ? [] : bound.reason).toEqual([
    expect.objectContaining({
      code: "intake/column-missing",
      field: "created_date",
      line: 1,
      message: "there is no column created_date, which holds registeredAt",
    }),
    expect.objectContaining({ code: "intake/column-missing", field: "closed_date" }),
    expect.objectContaining({ code: "intake/column-missing", field: "latitude" }),
    expect.objectContaining({ code: "intake/column-missing", field: "longitude" }),
  ]);
});

test("a record of the API without a status is closed when it has a closing date", () => {
  const { columns, cells } = nyc311.example;
  const at = parseInstant("2026-04-13T02:01:51-04:00");
  expect(readerOf(columns)({ line: 2, cells })).toMatchObject({
    ok: true,
    value: {
      acts: [
        { appealId: "nyc-311:68646798", at, category: "pothole", area: "11434", channel: "other", kind: "complaint" },
        { type: "DispatchAppeal", at, agency: "DOT", manner: "imported" },
        { type: "CloseAppeal", at, because: "imported" },
      ],
    },
  });
  const open = cells.map((cell, index) => (columns[index] === "closed_date" ? "" : cell));
  expect(readerOf(columns)({ line: 2, cells: open })).toMatchObject({ ok: true, value: { acts: [{}, {}] } });
});

test("records of the portal: an open one, a closed one, and one closed in 1900", () => {
  const [open, closed, impossible] = readAll(readSample("nyc-311-portal.tsv"));
  expect(open).toMatchObject({
    ok: true,
    value: {
      acts: [
        {
          at: parseInstant("2020-02-17T12:19:00-05:00"),
          category: "illegal-animal",
          area: "queens",
          address: "38-17 254 STREET",
          position: { latitude: 40.775434349303865, longitude: -73.74160068847428 },
          channel: "web",
          text: "Illegal Animal Kept as Pet: Rooster",
          attributes: { "location-type": "Residence" },
        },
        { agency: "DOHMH" },
      ],
    },
  });
  expect(closed).toMatchObject({
    ok: true,
    value: {
      acts: [
        { area: "manhattan", channel: "phone" },
        { dueAt: parseInstant("2010-02-06T16:38:11-05:00") },
        {
          type: "ReportResult",
          at: parseInstant("2010-01-08T11:53:16-05:00"),
          result: expect.stringMatching(/^The Department/),
        },
        { type: "CloseAppeal", at: parseInstant("2010-01-08T11:53:16-05:00") },
      ],
    },
  });
  expect(impossible).toMatchObject({
    ok: false,
    reason: [
      {
        code: "intake/closed-before-created",
        line: 4,
        field: "Closed Date",
        value: "01/01/1900 12:00:00 AM",
        message: "closed 01/01/1900 12:00:00 AM, before it was created 03/11/2012 02:52:49 PM",
      },
    ],
  });
});

test("records that a spreadsheet has rewritten are read all the same", () => {
  const acts = readAll(readSample("nyc-311-spreadsheet.tsv"));
  expect(acts).toMatchObject([
    {
      ok: true,
      value: {
        acts: [
          { at: parseInstant("2018-10-21T00:00:00-04:00"), category: "derelict-vehicle", area: "11379" },
          { agency: "NYPD", dueAt: parseInstant("2018-10-21T08:00:00-04:00") },
          { type: "ReportResult", at: parseInstant("2018-10-21T00:59:00-04:00") },
          { type: "CloseAppeal", at: parseInstant("2018-10-21T00:59:00-04:00") },
        ],
      },
    },
    { ok: true, value: { acts: [{ category: "noise-vehicle" }, {}, {}, {}] } },
    { ok: true, value: { acts: [{ category: "banging", area: "manhattan" }, {}, {}, {}] } },
  ]);
});
