import { join } from "node:path";
import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { takeIn } from "@swiftline/core/hotline";
import { runTerms, sources } from "@swiftline/core/intake";
import { type Calibration, calibrating } from "@swiftline/core/simulation/calibration";
import { openRecords } from "@swiftline/files";
import { beforeAll, describe, expect, test } from "vitest";
import { cityOf, type NamedIn } from "../records-city.ts";

/** What real records teach, which are in no package: SWIFTLINE_DATA names the folder that holds them. */
const folder = process.env.SWIFTLINE_DATA;

interface Records {
  readonly histories: readonly History[];
  readonly book: PolicyBook;
}

async function recordsOf(file: string, id: string, named: NamedIn): Promise<Records> {
  const { columns, batches } = await openRecords(join(folder ?? "", file));
  const records = { columns, rows: (await Array.fromAsync(batches())).flat() };
  const book = cityOf(records, named);
  const source = sources.find((one) => one.id === id);
  const bound = source?.bind(columns, { book, mapping: undefined });
  if (source === undefined || bound?.ok !== true) throw new Error(`${file} cannot be read`);
  const { contradictions } = runTerms(source, { mapping: undefined, columns });
  const histories = records.rows.flatMap((row): readonly History[] => {
    const read = bound.value(row);
    if (!read.ok || read.value.kind === "none") return [];
    const taken = takeIn([], read.value, book, contradictions);
    return taken.ok ? [taken.value.events] : [];
  });
  return { histories, book };
}

function calibrationOf({ histories, book }: Records, holdOutFrom?: number): Calibration {
  const learning = calibrating({ book, holdOutFrom });
  for (const history of histories) learning.add(history);
  const endsAt = Math.max(...histories.map((history) => history.at(-1)?.at ?? 0));
  const learned = learning.calibration(endsAt);
  if (!learned.ok) throw new Error(JSON.stringify(learned.reason));
  return learned.value;
}

/** The median of the orders that ended, as who leaves out what is open would have it. */
function naiveMedian(histories: readonly History[], agency: string): number {
  const lengths = histories.flatMap(([first, dispatched, ...rest]) => {
    const end = rest.find(({ type }) => type === "ResultReported" || type === "AppealClosed");
    const isOf = dispatched?.type === "AppealDispatched" && dispatched.agency === agency;
    return first !== undefined && end !== undefined && isOf ? [end.at - first.at] : [];
  });
  return lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length / 2)] ?? Number.NaN;
}

const fieldsOf = ({ notLearned }: Calibration): readonly string[] => notLearned.map(({ field }) => field);
const workOf = ({ fitted }: Calibration, agency: string) =>
  fitted.find(({ path }) => path.join(".") === `offices.agencies.${agency}.work`);

describe.skipIf(folder === undefined)("five days of New York, each cut off at its end", () => {
  let records: Records;
  let learned: Calibration;

  beforeAll(async () => {
    records = await recordsOf("us/nyc311_api_2026-04-11_to_2026-05-23.csv.gz", "nyc-311", {
      zone: "America/New_York",
      categories: ["complaint_type"],
      agencies: ["agency"],
      areas: ["incident_zip", "borough"],
    });
    learned = calibrationOf(records);
  }, 60_000);

  test("are five parts, and 9,645 requests a day", () => {
    expect([learned.appeals, learned.covered.length]).toEqual([50_000, 5]);
    // Counted from the cells: 48,660 requests in 115 whole hours, the sum of the means of the hours of the day.
    const rate = learned.fitted.find(({ path }) => path.join(".") === "callers.rate");
    expect(rate?.records).toBe(48_660);
    expect(rate?.estimates[0]?.estimate).toBeCloseTo(9645.19, 2);
  });

  test("teach that the buildings department takes days, where those that ended alone take hours", () => {
    const code = records.book.agencies.nodes.find(({ name }) => name === "HPD")?.id ?? "";
    const naive = naiveMedian(records.histories, code);
    // 390 of 6,469 ended.
    expect(naive / 3_600_000).toBeCloseTo(9.12, 2);
    expect(workOf(learned, code)?.remark).toMatch(/^median beyond .*, \d+ cut off/);
    expect(workOf(learned, code)?.estimates[0]?.low).toBeGreaterThan(2 * 24 * 3_600_000);
  });

  test("do not teach what they do not tell", () => {
    expect(fieldsOf(learned)).toEqual(
      expect.arrayContaining([
        ...["callers.weekdays", "callers.months", "callers.patience", "operators", "callers.languages"],
        ...["offices.usual.returns", "offices.usual.rework", "followUp.reached", "citizens.resolved"],
      ]),
    );
  });
});

test.skipIf(folder === undefined)(
  "five years of Baltimore teach weekdays and months, and foretell the last of them",
  async () => {
    const records = await recordsOf("us/baltimore311_sample_2014_2019.csv.gz", "baltimore-311", {
      zone: "America/New_York",
      categories: ["SRType"],
      agencies: ["Agency"],
      areas: ["Neighborhood"],
    });
    const { heldOut, ...learned } = calibrationOf(records, Date.parse("2018-02-01T05:00:00Z"));
    expect(fieldsOf({ ...learned, heldOut })).not.toContain("callers.months");
    const weekdays = learned.scenario.callers.weekdays as readonly number[];
    expect(Math.min(...weekdays.slice(0, 5))).toBeGreaterThan(Math.max(...weekdays.slice(5)));
    const contacts = heldOut?.contacts;
    expect(contacts?.meanAbsolute).toBeLessThan(contacts?.ofRepeating ?? 0);
    for (const { foretold, seen } of heldOut?.results ?? []) expect(Math.abs(foretold - seen)).toBeLessThan(0.2);
  },
);
