import { fold, type History } from "../src/appeal/history.ts";
import { literalCity } from "../src/book/literal-city.ts";
import type { PolicyBook } from "../src/book/policy-book.ts";
import { record } from "../src/hotline/record.ts";
import { Mapping } from "../src/intake/mapping.ts";
import { generic } from "../src/intake/sources/generic.ts";
import { facts } from "../src/reporting/facts.ts";
import type { Row } from "../src/table.ts";
import { testBook } from "../src/testing/test-city.ts";
import { DAY } from "../src/time/duration.ts";
import { proved } from "./read-cells.ts";

/** Records of a city as a table holds them. */
export interface Records {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** How Open Baltimore's requests became appeals whose limits the city itself had promised. */
const baltimoreMapping = Mapping.parse({
  columns: {
    id: "ServiceRequestNum",
    registeredAt: "CreatedDate",
    endedAt: "CloseDate",
    dueAt: "DueDate",
    status: "SRStatus",
    category: "SRType",
    agency: "Agency",
  },
  values: { agency: { "*": "city" } },
  constants: { kind: "complaint", channel: "other" },
  dates: "month-first",
  statuses: { Closed: "closed", "Closed (Duplicate)": "closed", "Closed (Transferred)": "closed", "*": "open" },
});

/** What became of the promises of a record, and whether a policy comes to the same limits. */
export interface PromiseFigures {
  readonly inTime: number;
  readonly late: number;
  readonly notClosed: number;
  readonly unpromised: number;
  /** Of the promised limits, how many the policy gives to the second, and how many clocks it reads as the promise does. */
  readonly derivedSame: number;
  readonly readSame: number;
}

type Clock = "calendar days" | "natural time";

/**
 * Takes the records in and compares each promise with what a policy derives: for each type of request as many days as the
 * first record of that type was given, as calendar days that end at the same time of day, or as natural time.
 */
export function promiseFigures(records: Records, clock: Clock): PromiseFigures {
  const book = cityOf(records, clock);
  const count = { inTime: 0, late: 0, notClosed: 0, unpromised: 0, derivedSame: 0, readSame: 0 };
  for (const history of historiesOf(records, baltimoreMapping, book)) {
    const promised = promiseOf(history);
    if (promised === undefined) {
      count.unpromised++;
      continue;
    }
    const { dueAt, endedAt, limit } = facts(history, book) ?? {};
    const kept = endedAt === undefined ? "running" : endedAt <= promised ? "in-time" : "late";
    count[kept === "running" ? "notClosed" : kept === "late" ? "late" : "inTime"]++;
    if (dueAt === promised) count.derivedSame++;
    if (limit === kept) count.readSame++;
  }
  return count;
}

const promiseOf = (history: History): number | undefined =>
  history.flatMap((event) => (event.type === "AppealDispatched" ? (event.limit?.dueAt ?? []) : []))[0];

/** The histories that records prove. Throws on a record that is not taken in. */
export function historiesOf({ columns, rows }: Records, mapping: Mapping, book: PolicyBook): readonly History[] {
  const bound = generic.bind(columns, { book, mapping });
  if (!bound.ok) throw new Error(JSON.stringify(bound.reason));
  return rows.map((row) => {
    const read = bound.value(row);
    if (!read.ok) throw new Error(JSON.stringify(read.reason));
    const events = record(undefined, proved(read.value).acts, book);
    if (!events.ok) throw new Error(`line ${row.line}: ${JSON.stringify(events.reason)}`);
    return events.value;
  });
}

/** How long the appeals of some histories ran to their end, in days, in the order of their length. */
export const daysToEnd = (histories: readonly History[]): readonly number[] =>
  histories
    .map((history) => {
      const appeal = fold(history);
      return appeal && "endedAt" in appeal ? (appeal.endedAt - appeal.registeredAt) / DAY : Number.NaN;
    })
    .toSorted((one, other) => one - other);

/** A city with a category for each type of request, and the limit that its first record was given. */
function cityOf({ columns, rows }: Records, clock: Clock): PolicyBook {
  const cell = ({ cells }: Row, column: string): string => cells[columns.indexOf(column)] ?? "";
  const types = [...new Set(rows.map((row) => cell(row, "SRType")))];
  const days = new Map<string, number>();
  for (const row of rows) {
    const [from, to] = [cell(row, "CreatedDate"), cell(row, "DueDate")].map(dateIn);
    const type = cell(row, "SRType");
    if (from !== undefined && to !== undefined && !days.has(type)) days.set(type, to - from);
  }
  const policyOf = (type: string): string => `days-${days.get(type) ?? 1}`;
  const always = [["00:00", "24:00"]];
  return testBook(
    literalCity({
      city: {
        id: "baltimore-311",
        name: "Baltimore",
        zone: "America/New_York",
        languages: ["en"],
        number: "311",
        channels: ["other"],
        hotlines: [{ id: "baltimore-311", name: "Baltimore 311" }],
      },
      agencies: [{ id: "city", name: "The city", kind: "hotline" }],
      categories: types.map((name, index) => ({ id: `type-${index}`, name })),
      routing: [
        ...types.map((type, index) => ({
          id: `rule-${index}`,
          category: `type-${index}`,
          ">agency": "city",
          ">policy": policyOf(type),
        })),
        { id: "rest", ">agency": "city" },
      ],
      sla: {
        default: policyOf(types[0] ?? ""),
        policies: [...new Set(types.map(policyOf))].map((id) => ({
          id,
          name: id,
          stages: { resolve: stage(id, clock) },
        })),
      },
      calendars: [
        {
          id: "always",
          zone: "America/New_York",
          weekly: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
        },
      ],
    }),
  );
}

function stage(policy: string, clock: Clock) {
  const days = Number(policy.replace("days-", ""));
  return clock === "calendar days" || days === 0
    ? { startsOn: "registered", target: { calendarDays: days, ends: "sameTime" }, calendar: "always" }
    : { startsOn: "registered", target: { within: `${days * 24}h`, clock: "natural" } };
}

/** The day number of `04/12/2018 11:11:26 AM`. */
function dateIn(text: string): number | undefined {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4}) /.exec(text) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY;
}
