import { randomStreams } from "../../chance/streams.ts";
import { momentsOf } from "../experiment/moments.ts";
import { studentPoint } from "../experiment/student-t.ts";
import type { ExactCase, SimulatedCase } from "./exact-case.ts";

/** How a measure of a case came out. */
export interface ValidatedMeasure {
  readonly measure: string;
  readonly exact: number;
  readonly mean: number;
  /** Student's interval at 95 %. */
  readonly low: number;
  readonly high: number;
  /** By how many standard errors the mean is off. */
  readonly errorsOff: number;
  /** Whether chance explains it, at the false alarm rate of the whole validation. */
  readonly agrees: boolean;
}

export interface ValidatedCase {
  readonly name: string;
  readonly model: string;
  readonly replications: number;
  readonly measures: readonly ValidatedMeasure[];
}

/** Whole: every measure, from runs that are long enough for it. Quick: one measure of each case, from many short runs. */
type Thoroughness = "whole" | "quick";

/** The chance that a validation of a simulator that is right says that anything disagrees: at most this (Bonferroni). */
export const FALSE_ALARM = 0.01;

/** How many times as many runs as the case itself asks for. */
const times: Readonly<Record<Thoroughness, number>> = { whole: 5, quick: 20 };

/** A step is a replication. */
interface ValidationProgress {
  readonly done: number;
  readonly total: number;
}

/** Simulates every case and compares. Steps through the replications, so that whoever asks can show how far it is, and stop it. */
export function* validate(
  cases: readonly ExactCase[],
  { seed, thoroughness }: { readonly seed: string; readonly thoroughness: Thoroughness },
): Generator<ValidationProgress, readonly ValidatedCase[]> {
  const planned = cases.map((one) => plan(one, thoroughness));
  const total = planned.reduce((sum, { replications }) => sum + replications, 0);
  const share = FALSE_ALARM / planned.reduce((sum, { exact }) => sum + exact.length, 0);
  const validated: ValidatedCase[] = [];
  let done = 0;
  for (const { name, model, replications, run, exact } of planned) {
    const streams = randomStreams(`${seed} ${name}`);
    const measured: ReturnType<typeof run>[] = [];
    for (let replication = 0; replication < replications; replication++) {
      measured.push(run(streams, replication));
      yield { done: ++done, total };
    }
    const measures = exact.map(([measure, value]) => {
      const values = measured.map((values) => values[measure] ?? Number.NaN);
      return { measure, exact: value, ...compared(values, value, share) };
    });
    validated.push({ name, model, replications, measures });
  }
  return validated;
}

interface Planned extends SimulatedCase, Pick<ExactCase, "name" | "model"> {
  readonly exact: readonly (readonly [measure: string, value: number])[];
}

function plan({ name, model, exact, whole, short }: ExactCase, thoroughness: Thoroughness): Planned {
  const { replications, run } = thoroughness === "whole" ? whole : short;
  const measures = Object.entries(exact());
  return {
    name,
    model,
    replications: times[thoroughness] * replications,
    run,
    exact: thoroughness === "whole" ? measures : measures.filter(([measure]) => measure === short.measure),
  };
}

/** `share` is the chance of a false alarm that this one measure may have. */
export function compared(
  values: readonly number[],
  exact: number,
  share: number,
): Omit<ValidatedMeasure, "measure" | "exact"> {
  const { n, mean, variance } = momentsOf(values);
  const error = Math.sqrt(variance / n);
  const halfWidth = studentPoint(0.95, n - 1) * error;
  const interval = { mean, low: mean - halfWidth, high: mean + halfWidth };
  // What never happened in n runs says no more than that its chance is small.
  if (mean === 0 && variance === 0) return { ...interval, errorsOff: 0, agrees: Math.exp(-n * exact) >= share };
  const errorsOff = (mean - exact) / error;
  return { ...interval, errorsOff, agrees: Math.abs(errorsOff) <= studentPoint(1 - share, n - 1) };
}
