import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Flags } from "@oclif/core";
import { didYouMean, type PolicyBook, SwiftlineError } from "@swiftline/core";
import { type Period, scoredKinds, scoredPeriod } from "@swiftline/core/reporting";
import { readScheme, type Scheme, schemes } from "@swiftline/core/satisfaction";
import { invalid, periodFlag } from "./flags.ts";

/** The flags by which every command finds the period that it scores. */
export const periodFlags = {
  period: periodFlag({
    summary: "the period: an assessment month, a year of them, a week, or a day from noon to noon",
    helpValue: "2025-06|2025|2025-W24|2025-06-14",
    required: true,
  }),
  calendar: Flags.boolean({
    summary: "take months and days of the calendar instead: from the first to the last, from midnight to midnight",
    default: false,
  }),
};

export const schemeFlag = Flags.string({
  summary: "another scheme than the city's: one of score list, or a file",
  helpValue: "ID|FILE",
});

/** The period that was asked for. Throws `flag/invalid` where it is none. */
export function askedToScore({ period, calendar }: { readonly period: string; readonly calendar: boolean }): Period {
  const found = scoredPeriod(period, calendar);
  if (found !== undefined) return found;
  const ways = scoredKinds(calendar).map(({ example, summary }) => `${example} (${summary})`);
  throw invalid(`--period: ${period} is no period`, `write it as ${ways.join(", ")}`);
}

/** A scheme that was asked for; with the hash of the file in which it was given, if in one. */
interface AskedScheme {
  readonly scheme: Scheme;
  readonly hash: string | null;
}

/**
 * The scheme that was asked for: of the registry, or a file of one. Throws `flag/invalid` where there is none of that name,
 * and `scheme/invalid` with all that is wrong in a file.
 */
export async function askedScheme(named: string): Promise<AskedScheme> {
  const known = schemes.find(({ id }) => id === named);
  if (known !== undefined) return { scheme: known, hash: null };
  if (!/[./\\]/.test(named)) {
    const ids = schemes.map(({ id }) => id);
    const { suggestion = `choose from ${ids.join(", ")}, or name a file` } = didYouMean(named, ids);
    throw invalid(`there is no scoring scheme ${named}`, suggestion);
  }
  const { readYaml } = await import("@swiftline/files");
  const document = await readYaml(named);
  const read = document.ok ? readScheme(document.value) : document;
  if (read.ok) return { scheme: read.value, hash: hash("sha256", await readFile(named)) };
  if (read.reason.some(({ code }) => code === "file/not-found"))
    throw new SwiftlineError("file/not-found", `${named}: there is no such scheme`, { tryThis: "check the path" });
  throw new SwiftlineError("scheme/invalid", `${named} is no scoring scheme`, {
    tryThis: "mend what is listed; score list shows schemes that are right",
    problems: read.reason,
  });
}

/** The code of a unit of the city. Throws `flag/invalid` with the nearest where there is none. */
export function knownUnit(unit: string, { agencies }: PolicyBook): { readonly id: string; readonly name: string } {
  const found = agencies.get(unit) ?? agencies.nodes.find(({ name, nameEn }) => name === unit || nameEn === unit);
  if (found !== undefined) return found;
  const { suggestion } = didYouMean(
    unit,
    agencies.nodes.map(({ id }) => id),
  );
  throw invalid(`the city has no unit ${unit}`, suggestion);
}
