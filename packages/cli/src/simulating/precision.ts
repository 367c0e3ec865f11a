import type { Precision } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import { requireMeasure } from "./measure-flag.ts";

/** Reads `wait=5%`, half of the interval as a part of the mean, or `wait=0.5`, in the measure's unit. Throws `flag/invalid`. */
export function precisionOf(text: string): Precision {
  const [, named, amount, percent] = /^([^=]+)=\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (named === undefined)
    throw invalid(
      `--precision ${text} says not how exactly what is to be known`,
      'write --precision "wait=5%" or =0.5',
    );
  const measure = named.trimEnd();
  requireMeasure(measure);
  const number = Number(amount);
  return percent === "%" ? { measure, relative: number / 100 } : { measure, absolute: number };
}
