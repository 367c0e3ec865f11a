import { cityMeasures } from "@swiftline/core/simulation/city";
import { isShare, type Measure, type Target } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import { requireMeasure } from "./measure-flag.ts";

/** Reads `answered in time>=90%`, or `wait<=20`, in the measure's unit, which may stand behind it. Throws `flag/invalid`. */
export function targetOf(text: string): Target {
  const [, named = "", sign, amount, unit = ""] =
    /^([^<>=]+)(>=|<=)\s*(-?\d+(?:\.\d+)?)\s*(%|[a-z]*)$/i.exec(text.trim()) ?? [];
  if (sign === undefined)
    throw invalid(`--target ${text} says not what is to be reached`, 'write --target "answered in time>=90%"');
  const name = named.trimEnd();
  requireMeasure(name);
  const measure = cityMeasures.find((one) => one.name === name) as Measure;
  const bound = boundOf(measure, { text, sign, amount: Number(amount), unit });
  return sign === ">=" ? { measure: name, atLeast: bound } : { measure: name, atMost: bound };
}

interface Written {
  readonly text: string;
  readonly sign: string;
  readonly amount: number;
  readonly unit: string;
}

function boundOf(measure: Measure, { text, sign, amount, unit }: Written): number {
  const { name, unit: own = "", least = 0 } = measure;
  const refuse = (why: string, right: string) => invalid(`--target ${text}: ${why}`, right);
  const write = `write --target "${name}${sign}`;
  if (isShare(measure)) {
    if (unit !== "" && unit !== "%") throw refuse(`${name} is a share, in percent`, `${write}${amount}%"`);
    const share = unit === "%" ? Number((amount / 100).toPrecision(12)) : amount;
    if (share >= 0 && share <= 1) return share;
    const isPercent = unit === "" && amount > 1 && amount <= 100;
    throw refuse(`${name} is a share, from 0 to 100 %`, isPercent ? `did you mean ${amount} %?` : `${write}90%"`);
  }
  if (unit !== "" && unit !== own) {
    const inWhat = own === "" ? "is a number without a unit" : `is in ${own}, not in ${unit}`;
    throw refuse(`${name} ${inWhat}`, `${write}${own === "" ? amount : `20${own}`}"`);
  }
  if (amount < least) throw refuse(`${name} is never below ${least}`, `${write}20${own}"`);
  return amount;
}
