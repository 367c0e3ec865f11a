import type { Path } from "../../document.ts";
import { DAY } from "../../time/duration.ts";
import type { FittedValue, Learned } from "./fitted-value.ts";
import type { OfficeRecords } from "./log-records.ts";

export interface StaffAsked {
  readonly path: Path;
  /** How long one of them lies there. */
  readonly work: FittedValue | undefined;
  /** Agencies that are to have this staff; one of which there is no record may get as many orders as any of them. */
  readonly offices: readonly OfficeRecords[];
  /** How many days are covered by records. */
  readonly days: number;
}

/** Offices are open for a part of the week, and some days are busier. */
const ROOM = 6;

/** So many staff that no order waits: records tell how long an order lay with an agency, and not how long somebody worked on it. */
export function roomyStaff({ path, work, offices, days }: StaffAsked): Learned {
  const mean = work?.estimates.find(({ name }) => name === "mean")?.estimate;
  if (work === undefined || mean === undefined) return { fitted: [], notLearned: [] };
  const perDay = Math.max(...offices.map(ordersOf)) / Math.max(1, days);
  const value: FittedValue = {
    path,
    written: Math.ceil(10 + (ROOM * perDay * mean) / DAY),
    estimates: [],
    records: work.records,
    remark: "so many that no order waits: records tell how long it lay there, so the waiting is in work",
  };
  return { fitted: [value], notLearned: [] };
}

const ordersOf = ({ lengths: { handling, rework } }: OfficeRecords): number =>
  handling.over.length + handling.cut.length + rework.over.length;
