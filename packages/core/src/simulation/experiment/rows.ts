import type { ExportColumn } from "../../exporting/export-column.ts";
import type { CellType } from "../../intake/swiftline/flat-columns.ts";
import type { Comparison } from "./comparison.ts";
import { unitOf } from "./design.ts";
import type { Summary } from "./findings.ts";
import type { ExperimentResult } from "./run-experiment.ts";
import { verdict } from "./verdict.ts";

/** One observation: a value that one replication measured. */
export interface ReplicationRow {
  readonly point: string;
  readonly replication: number;
  readonly measure: string;
  /** Undefined for plain numbers, such as counts. */
  readonly unit?: string | undefined;
  readonly value: number;
}

/** What a replication showed at a moment, counted in observations or in the model's time. */
export interface SeriesRow extends ReplicationRow {
  readonly at: number;
}

/**
 * Every value that was measured and counts, also those that no measure of the design asks for. What is no measure by itself, such
 * as the parts of a ratio, has its unit from `units`, by name.
 */
export function replicationRows(
  { design, replications }: ExperimentResult,
  units: Readonly<Record<string, string>> = {},
): readonly ReplicationRow[] {
  const known = new Map([
    ...design.measures.flatMap((one) => (one.kind === "ratio" ? [] : [[one.name, unitOf(one)] as const])),
    ...Object.entries(units),
  ]);
  return design.points.flatMap(({ name: point }, at) =>
    (replications[at] ?? []).flatMap((measured, replication) =>
      Object.entries(measured).map(([measure, value]) => ({
        point,
        replication,
        measure,
        unit: known.get(measure),
        value,
      })),
    ),
  );
}

const column = <Row>(
  name: string,
  type: CellType,
  meaning: string,
  of: ExportColumn<Row>["of"],
): ExportColumn<Row> => ({ name, type, meaning, of });

const replicationPlaces: readonly ExportColumn<ReplicationRow>[] = [
  column("point", "text", "the setting of what was varied", ({ point }) => point),
  column(
    "replication",
    "integer",
    "from 0; the same number has the same random numbers everywhere",
    (row) => row.replication,
  ),
];
const measuredColumns: readonly ExportColumn<ReplicationRow>[] = [
  column("measure", "text", "what was measured", ({ measure }) => measure),
  column("unit", "text", "the unit of its value; none of a count", ({ unit }) => unit),
  column("value", "number", "its value", ({ value }) => value),
];

export const replicationColumns: readonly ExportColumn<ReplicationRow>[] = [...replicationPlaces, ...measuredColumns];

export const seriesColumns: readonly ExportColumn<SeriesRow>[] = [
  ...replicationPlaces,
  column("at", "number", "when, in the model's time or counted in observations", ({ at }) => at),
  ...measuredColumns,
];

export const summaryColumns: readonly ExportColumn<Summary>[] = [
  column("point", "text", "the setting of what was varied", ({ point }) => point),
  column("measure", "text", "what was measured", ({ measure }) => measure.name),
  column("unit", "text", "the unit of the numbers; none of a count", ({ measure }) => unitOf(measure)),
  column("mean", "number", "the estimate", ({ estimate }) => estimate?.mean),
  column("sd", "number", "the standard deviation of one value", ({ estimate }) => estimate?.sd),
  column("half_width", "number", "half the width of the interval", ({ estimate }) => estimate?.halfWidth),
  column("low", "number", "the lower end of the interval", ({ estimate }) => estimate?.low),
  column("high", "number", "the upper end of the interval", ({ estimate }) => estimate?.high),
  column("level", "number", "how often such intervals have the truth in them", ({ estimate }) => estimate?.level),
  column("n", "integer", "independent values", ({ estimate }) => estimate?.n),
  column(
    "without",
    "integer",
    "replications, or antithetic pairs, that had nothing to measure it by and do not count",
    ({ without }) => without,
  ),
  column("warm_up", "integer", "observations left out at the beginning of each", ({ warmUp }) => warmUp),
  column(
    "method",
    "code",
    "how the interval was made: student (Student's t), jackknife (of a ratio: Student's t of its pseudo-values), bootstrap (BCa), wilson (of a share of replications)",
    ({ estimate }) => estimate?.method,
  ),
];

/** An interval without ends leaves their cells empty. */
const endOf = (end: number | undefined): number | undefined => (Number.isFinite(end) ? end : undefined);

export const comparisonColumns: readonly ExportColumn<Comparison>[] = [
  column("point", "text", "the setting that is compared", ({ point }) => point),
  column("baseline", "text", "the setting that it is compared with", ({ baseline }) => baseline),
  column("measure", "text", "what was measured", ({ measure }) => measure.name),
  column("unit", "text", "the unit of the numbers; none of a count", ({ measure }) => unitOf(measure)),
  column("difference", "number", "point less baseline", ({ difference }) => difference?.mean),
  column("low", "number", "the lower end of its interval", ({ difference }) => endOf(difference?.low)),
  column("high", "number", "the upper end of its interval", ({ difference }) => endOf(difference?.high)),
  column("level", "number", "how often such intervals have the truth in them", ({ difference }) => difference?.level),
  column("n", "integer", "replications, or pairs, that both have", ({ difference }) => difference?.n),
  column("p", "number", "the probability of so great a difference by chance, alone", ({ p }) => p),
  column("adjusted_p", "number", "the same by Holm's rule over all comparisons", ({ adjustedP }) => adjustedP),
  column("finding", "code", "less, more, same or no-difference-shown", ({ finding }) => finding),
  column("verdict", "text", "the finding in words", verdict),
];
