import { readFileSync } from "node:fs";
import type { CalendarInput } from "../../src/time/calendar-spec.ts";

/** The reference data of this folder, whose README tells what each field means. */

/** A calendar in the form of the reference data. */
export interface ReferenceCalendar {
  readonly zone: string;
  readonly weekly: NonNullable<CalendarInput["weekly"]>;
  readonly dates?: Record<string, [string, string][]>;
  readonly closures?: [string, string][];
}

/** One question; its inputs and its answer depend on `op`. */
export interface ReferenceQuestion {
  readonly op: string;
  readonly in: never;
}

export interface ReferenceCase extends ReferenceQuestion {
  readonly id: string;
  readonly source: string;
  readonly note?: string;
  readonly calendar: string;
  readonly out: unknown;
}

export interface ReferenceDivergence extends ReferenceQuestion {
  readonly peerName: string;
  readonly calendar: ReferenceCalendar;
  readonly core: unknown;
  readonly why: string;
}

export interface ChineseHolidays {
  readonly timeZone: string;
  readonly years: Record<string, { readonly days: { date: string; kind: "off" | "work"; name: string }[] }>;
  readonly revisions: {
    readonly announced: string;
    readonly changes: { date: string; from: "off" | "work"; to: "off" | "work" }[];
  }[];
  readonly effectiveChecks: { readonly year: number; readonly workingDays: number }[];
}

export function readSlaCases(): {
  readonly calendars: Record<string, ReferenceCalendar>;
  readonly cases: ReferenceCase[];
} {
  return readJson("sla_cases.json");
}

export function readSlaDivergences(): { readonly divergences: ReferenceDivergence[] } {
  return readJson("sla_divergences.json");
}

export function readChineseHolidays(): ChineseHolidays {
  return readJson("cn_holidays.json");
}

/** A queueing model of which some values are known exactly. */
export interface SimulationTruth {
  readonly id: string;
  readonly model: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** By name; `value` is the nearest float64. */
  readonly truth: Readonly<Record<string, { readonly value: number }>>;
}

export function readSimulationTruths(): readonly SimulationTruth[] {
  return readJson("sim_truth.json").cases;
}

/** The same calendar in our own form: the reference knows a single layer. */
export function calendarInputOf(id: string, { zone, weekly, dates, closures }: ReferenceCalendar): CalendarInput {
  return { id, zone, weekly, layers: [{ id: "reference", dates: dates ?? {}, closures: closures ?? [] }] };
}

function readJson(name: string) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}
