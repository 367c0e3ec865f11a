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
