import { join } from "node:path";
import { compileBook, literalCity, type PolicyBook } from "@swiftline/core/book";
import { Mapping } from "@swiftline/core/intake";
import { beforeAll, describe, expect, test } from "vitest";
import {
  daysToEnd,
  historiesOf,
  type PromiseFigures,
  promiseFigures,
  type Records,
} from "../../../core/test/promised-clocks.ts";
import { openRecords } from "../../src/index.ts";

/**
 * Whole files of real records, which are in no package: SWIFTLINE_DATA names the folder that holds them. What is expected was
 * counted from their cells by other programs.
 *
 *     SWIFTLINE_DATA=<folder> pnpm vitest run --project contract packages/files/test/contracts/real-records.test.ts
 */
const folder = process.env.SWIFTLINE_DATA;

async function recordsOf(file: string): Promise<Records> {
  const { columns, batches } = await openRecords(join(folder ?? "", file));
  return { columns, rows: (await Array.fromAsync(batches())).flat() };
}

describe.skipIf(folder === undefined)("every file opens as it is, and none of its records is wrong", () => {
  test.each([
    ["us/nyc311_api_2026-04-11_to_2026-05-23.csv.gz", 50_000, 12, { format: "csv", lineEnd: "LF" }],
    ["us/nyc311_portal_illegal_animals_2010_2025.csv.gz", 5_895, 41, { format: "csv", lineEnd: "LF" }],
    ["us/nyc311_excel_2018-10-21_before_noon.csv.gz", 2_743, 41, { marked: true, lineEnd: "CR LF" }],
    ["us/nyc311_cr_line_ends_no_dates.csv.gz", 2_386, 20, { lineEnd: "CR", packing: "gzip" }],
    ["us/baltimore311_sample_2014_2019.csv.gz", 10_000, 26, { format: "csv", lineEnd: "LF" }],
    ["us/la311_2017-12.csv.gz", 9_999, 33, { format: "csv", lineEnd: "LF" }],
    ["us/sf_open311_2010-11_requests.json", 1_001, 11, { format: "json" }],
    ["us/sf_open311_2010-11_services.xml", 36, 7, { format: "xml" }],
    ["us/sf_open311_2010-11_one_request.xml", 1, 16, { format: "xml" }],
    ["cn/tipdm_c_taxonomy_three_levels.csv", 517, 3, { encoding: "utf-8", lineEnd: "CR LF", header: true }],
    ["cn/tipdm_c_messages_labelled_a.csv.gz", 495, 6, { encoding: "utf-8", lineEnd: "CR LF" }],
    ["cn/tipdm_c_messages_votes_2019.csv.gz", 4_326, 7, { encoding: "utf-8", lineEnd: "CR LF" }],
    ["cn/tipdm_c_messages_replies_before_2018-07.csv.gz", 1_423, 8, { encoding: "utf-8", lineEnd: "CR LF" }],
    ["cn/tipdm_c_reply_tags_before_2018-07.gbk.csv.gz", 1_423, 8, { encoding: "gbk", lineEnd: "LF" }],
    ["callcentre/anonymous_bank_1999-02-01_to_14.tsv.gz", 17_456, 17, { delimiter: "\t", lineEnd: "CR LF" }],
    ["callcentre/anonymous_bank_shifts.csv", 24, 10, { lineEnd: "CR", header: true }],
  ])("%s: %i rows, %i columns", async (file, rows, width, form) => {
    const records = await openRecords(join(folder ?? "", file));
    const read = (await Array.fromAsync(records.batches())).flat();
    expect(read).toHaveLength(rows);
    expect(records.columns).toHaveLength(width);
    expect(records.form).toMatchObject(form);
    expect(read.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  });

  test("a time that San Francisco wrote twice is the first of the two", async () => {
    const { columns, rows } = await recordsOf("us/sf_open311_2010-11_requests.json");
    const expected = rows[0]?.cells[columns.indexOf("expected_datetime")];
    expect(expected).toBe("2010-11-22 01:05:25.0");
  });
});

describe.skipIf(folder === undefined)("of 10,000 requests to Baltimore's 311, 2014-2019", () => {
  let byDays: PromiseFigures;
  let byTime: PromiseFigures;
  beforeAll(async () => {
    const records = await recordsOf("us/baltimore311_sample_2014_2019.csv.gz");
    byDays = promiseFigures(records, "calendar days");
    byTime = promiseFigures(records, "natural time");
  });

  test("7,988 were closed in time and 1,567 late; 159 promises were still open, and 286 had none", () => {
    expect(byDays).toMatchObject({ inTime: 7_988, late: 1_567, notClosed: 159, unpromised: 286 });
  });

  test("a policy in calendar days comes to every promise, and reads every clock as the promise does", () => {
    expect(byDays).toMatchObject({ derivedSame: 9_714, readSame: 9_714 });
  });

  test("a policy in natural time misses the 853 that a change of the clocks lies in", () => {
    expect(byTime.derivedSame).toBe(9_714 - 853);
  });
});

describe.skipIf(folder === undefined)("of 1,423 replies to messages in China, 2011-2018", () => {
  let days: readonly number[];
  beforeAll(async () => {
    const records = await recordsOf("cn/tipdm_c_messages_replies_before_2018-07.csv.gz");
    days = daysToEnd(historiesOf(records, replies, board));
  });

  test.each([
    ["the fastest", 0, 0.02],
    ["the first quarter", 0.25, 5.1],
    ["half", 0.5, 12.2],
    ["three quarters", 0.75, 24.8],
    ["nineteen in twenty", 0.95, 62.9],
    ["the slowest", 1, 1160],
  ])("%s took at most as many days as were counted", (_, share, counted) => {
    const digits = counted < 1 ? 2 : counted < 1000 ? 1 : 0;
    expect(Number(quantile(days, share).toFixed(digits))).toBe(counted);
  });

  test("no reply came before its message", () => expect(days).toHaveLength(1_423));
});

/** The value that a share of sorted values does not exceed, one of them. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;

/** A message is answered, and that is its end; nobody wrote down who answered. */
const replies = Mapping.parse({
  columns: { id: "留言编号", registeredAt: "留言时间", endedAt: "答复时间", category: "可解释性" },
  constants: { kind: "inquiry", channel: "web" },
  values: { category: { "*": "message" } },
});

const board: PolicyBook = bookOf();

function bookOf(): PolicyBook {
  const { book, problems } = compileBook(
    literalCity({
      city: {
        id: "board",
        name: "Message board",
        zone: "Asia/Shanghai",
        languages: ["zh"],
        number: "12345",
        channels: ["web"],
        hotlines: [{ id: "board", name: "Message board" }],
      },
      agencies: [{ id: "desk", name: "Desk", kind: "hotline" }],
      categories: [{ id: "message", name: "message" }],
      routing: [{ id: "rest", ">agency": "desk" }],
      sla: {
        default: "reply",
        policies: [
          {
            id: "reply",
            name: "Reply",
            stages: { resolve: { startsOn: "registered", target: { within: "7d", clock: "natural" } } },
          },
        ],
      },
    }),
  );
  if (book === undefined) throw new Error(JSON.stringify(problems));
  return book;
}
