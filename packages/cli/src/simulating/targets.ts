import type { Target } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import { requireMeasure } from "./measure-flag.ts";

/** Reads `answered in time>=90%`, or `wait<=20`, in the measure's unit. Throws `flag/invalid`. */
export function targetOf(text: string): Target {
  const [, measure = "", sign, amount, percent] =
    /^(.+?)\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (sign === undefined)
    throw invalid(`--target ${text} says not what is to be reached`, 'write --target "answered in time>=90%"');
  requireMeasure(measure);
  const bound = percent === "%" ? Number(amount) / 100 : Number(amount);
  return sign === ">=" ? { measure, atLeast: bound } : { measure, atMost: bound };
}
