import type { PolicyBook } from "../book/policy-book.ts";
import type { Measures } from "./measures.ts";
import type { Period, PeriodKindId } from "./scores/periods.ts";

/**
 * What a column holds, so that every format shows it rightly. Shares are 0 to 1, durations milliseconds; points are the
 * difference of two shares, a change that of two counts; a score or a decimal is shown to one decimal.
 */
export type Unit = "text" | "count" | "change" | "share" | "points" | "score" | "decimal" | "duration" | "date";

export interface ReportColumn {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
}

/** Undefined figures (a rate over nothing) are null, never zero. */
export type ReportValue = string | number | null;

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportValue[])[];
}

/**
 * How a section's table is drawn: its first column along one axis, these columns as series. Intervals have three: the value,
 * its lower and its upper bound. Places are lines with the first on top.
 */
export interface ReportChart {
  readonly kind: "columns" | "bars" | "stacked-bars" | "line" | "places" | "intervals";
  readonly series: readonly string[];
  /** What the picture shows in one sentence, for those who do not see it. */
  readonly says: string;
}

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly table: ReportTable;
  /** Absent where a table says it better. */
  readonly chart?: ReportChart;
}

/** A headline figure. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: ReportValue;
  readonly unit: Unit;
  /** What the figure rests on: numerator and denominator, or what is left out. */
  readonly note: string;
}

/** A report as data: every format is drawn from this. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly city: string;
  /** Appeals registered on these local dates, both included; empty where there are none and no dates were asked for. */
  readonly from: string;
  readonly to: string;
  /** The period in words, where it is not simply these dates: from noon to noon, an assessment month. */
  readonly period?: string;
  /** The moment at which open appeals were looked at, in the city's time. */
  readonly asOf: string;
  readonly book: string;
  readonly notes: readonly string[];
  readonly figures: readonly Figure[];
  readonly sections: readonly ReportSection[];
}

/**
 * What every report is asked with. `asOf` is a full hour at or after everything that was recorded. A report of dates takes
 * `from` and `to`, one of a period takes that; without it, the last one that is over.
 */
export interface ReportQuestion {
  readonly measures: Measures;
  readonly book: PolicyBook;
  readonly asOf: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: Period | undefined;
}

/** One report of the registry. */
export interface ReportKind {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly rollups: readonly string[];
  /** The kind of period that it is of; absent where it is of any dates. */
  readonly period?: PeriodKindId;
  /** It looks into how agencies come by their figures: for those who rule on them, and not for the agencies. */
  readonly inspects?: true;
  readonly build: (question: ReportQuestion) => Report;
}
