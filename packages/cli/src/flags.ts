import { join } from "node:path";
import { Flags } from "@oclif/core";
import { didYouMean, type PolicyBook, SwiftlineError } from "@swiftline/core";
import { isAppealTime } from "@swiftline/core/appeal";
import { readQuery } from "@swiftline/core/search";
import { parseDate, parseDuration, parseInstant, parseLocal } from "@swiftline/core/time";
import { readMoment } from "./read-moment.ts";

/** What says where a city and its database are. */
export interface StoreFlags {
  readonly city: string;
  readonly db?: string | undefined;
}

/** Where the database of a city lies unless `--db` says otherwise: in its folder. */
export const databaseOf = ({ city, db }: StoreFlags): string => db ?? join(city, "swiftline.sqlite");

/** The flag by which every command finds its city. */
export const cityFlag = Flags.string({
  char: "c",
  summary: "the city folder, with city.yaml and its lists",
  env: "SWIFTLINE_CITY",
  default: ".",
  helpValue: "FOLDER",
});

export const dbFlag = Flags.string({
  char: "d",
  summary: "the database file; swiftline.sqlite in the city folder when left out",
  env: "SWIFTLINE_DB",
  helpValue: "FILE",
  // What is in memory alone is gone when a command ends.
  parse: async (file) =>
    file.trim() === "" || file === ":memory:" ? fail(`${JSON.stringify(file)} names no file`) : file,
});

export const limitFlag = Flags.integer({
  summary: "show at most this many",
  default: 20,
  min: 1,
  max: 10_000,
  helpValue: "COUNT",
});

/** A day, as it was written. */
export const dateFlag = Flags.custom<string>({
  helpValue: "YYYY-MM-DD",
  parse: async (text) => {
    if (parseDate(text) === undefined) throw invalid(`${text} is no date, such as 2026-05-16`);
    return text;
  },
});

/** A period, as it was written; which there are is the command's to say. */
export const periodFlag = Flags.custom<string>({ char: "p" });

/** A moment, as it was written: in the city's time, or with an offset. `askedMoment` reads it once the city is known. */
export const momentFlag = Flags.custom<string>({
  helpValue: "TIME",
  async parse(text) {
    const at =
      parseLocal(text) ??
      parseInstant(text) ??
      fail(`${text} is no moment, such as 2026-05-23T02:00 in the city's time`);
    return isAppealTime(at) ? text : fail(`${text} is no moment of an appeal, which are of 1900 to 2499`);
  },
});

/** The moment that `momentFlag` was given; undefined where it was given none. */
export const askedMoment = (written: string | undefined, { zone }: Pick<PolicyBook, "zone">): number | undefined =>
  written === undefined ? undefined : readMoment(written, zone);

/** A moment where no city says whose time is meant, as milliseconds since 1970. */
export const offsetMomentFlag = Flags.custom<number>({
  helpValue: "TIME",
  async parse(text) {
    if (parseLocal(text) !== undefined) throw invalid(`${text} has no offset: write 2026-04-16T09:00-04:00`);
    return parseInstant(text) ?? fail(`${text} is no moment, such as 2026-04-16T09:00-04:00`);
  },
});

/** Words to search for, as they were written. */
export const wordsFlag = Flags.custom<string>({
  helpValue: "WORDS",
  parse: async (text) => (readQuery(text).length > 0 ? text : fail(`there is no word in ${JSON.stringify(text)}`)),
});

/** A length of time, in milliseconds. */
export const durationFlag = Flags.custom<number>({
  helpValue: "DURATION",
  async parse(text) {
    const length = parseDuration(text);
    return length === undefined || length < 0 ? fail(`${text} is no length of time, such as 4h or 2d`) : length;
  },
});

/**
 * Throws `flag/invalid` where a code is not in the city's lists: what is looked for by a code that nothing can have is
 * never found, and the empty answer would look true.
 */
export function requireKnown(
  { agencies, areas, categories }: PolicyBook,
  { agency, area, category }: { readonly [Kind in "agency" | "area" | "category"]?: string | undefined },
): void {
  const named = [
    ["agency", agency, agencies],
    ["area", area, areas],
    ["category", category, categories],
  ] as const;
  for (const [kind, code, tree] of named) {
    if (code === undefined || tree.has(code)) continue;
    const { suggestion } = didYouMean(
      code,
      tree.nodes.map(({ id }) => id),
    );
    throw invalid(`the city has no ${kind} ${code}`, suggestion);
  }
}

/** What was asked for on the command line cannot be. */
export const invalid = (message: string, tryThis?: string): SwiftlineError =>
  new SwiftlineError("flag/invalid", message, tryThis === undefined ? {} : { tryThis });

function fail(message: string): never {
  throw invalid(message);
}
