import { type ExperimentResult, isShare, type MissedPrecision } from "@swiftline/core/simulation/experiment";
import { counted } from "./counted.ts";
import { finishedIn } from "./finished-in.ts";

/** So many are told one by one. */
const MOST_TOLD = 6;

/** What is not known as exactly as it was asked for, in a sentence; undefined where all is. */
export function missedPrecision(result: ExperimentResult): string | undefined {
  const { missed } = result;
  if (missed.length === 0) return undefined;
  const told = missed.slice(0, MOST_TOLD).map((one) => toldMiss(one, result));
  const more = missed.length > MOST_TOLD ? [`${missed.length - MOST_TOLD} more`] : [];
  return `Not known as exactly as asked after ${counted(finishedIn(result), "replication")}: ${[...told, ...more].join(", ")}.`;
}

function toldMiss(missed: MissedPrecision, { design }: ExperimentResult): string {
  const { point, measure, reached, wanted } = missed;
  const unit = unitOf(missed, design);
  const where = design.points.length > 1 ? ` of ${point}` : "";
  return `${measure}${where} ${reachedWords(reached, unit)} (asked ±${amount(wanted, unit)})`;
}

function reachedWords(reached: number | null, unit: Unit): string {
  if (reached === null) return "cannot be told yet";
  return reached === 0 ? "the same in all, which are too few to trust that" : `±${amount(reached, unit)}`;
}

interface Unit {
  readonly scale: number;
  readonly sign: string;
}

function unitOf({ measure: name, relative }: MissedPrecision, { measures }: ExperimentResult["design"]): Unit {
  if (relative) return { scale: 100, sign: " %" };
  const measure = measures.find((one) => one.name === name);
  if (measure !== undefined && isShare(measure)) return { scale: 100, sign: " pts" };
  return { scale: 1, sign: measure?.unit === undefined ? "" : ` ${measure.unit}` };
}

const amount = (value: number, { scale, sign }: Unit): string => `${Number((scale * value).toPrecision(3))}${sign}`;
