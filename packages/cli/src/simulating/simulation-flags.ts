import { availableParallelism } from "node:os";
import { Args, Flags } from "@oclif/core";
import { cityFlag, invalid } from "../flags.ts";
import { written } from "../written.ts";
import { type TableFormat, tableFormats } from "./write-tables.ts";

/** What is simulated. */
export const scenarioArg = Args.string({
  ignoreStdin: true,
  description: "a YAML or TypeScript file, or the name of a preset",
  required: true,
});

/** By what any simulation is run. */
export const runningFlags = {
  workers: Flags.integer({
    char: "w",
    summary: "how many threads run them; as many as the machine has room for when left out",
    min: 1,
    max: 1024,
    helpValue: "COUNT",
  }),
  out: Flags.string({
    char: "o",
    summary: "a folder for the tables and manifest.json, the same bytes for any number of threads",
    helpValue: "FOLDER",
  }),
  formats: Flags.custom<readonly TableFormat[]>({
    summary: "how the tables are written: csv, parquet or csv,parquet",
    default: ["csv"],
    helpValue: "FORMATS",
    parse: async (text) => formatsOf(text),
  })(),
  page: written(
    Flags.string({
      summary: "also write an HTML page with figures, time paths and one day drawn",
      helpValue: "FILE",
    }),
  ),
  quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
};

/** How chance is drawn, and what is made of it. */
export const chanceFlags = {
  city: cityFlag,
  seed: Flags.custom<string>({
    summary: "a word or a number from which all chance is drawn; the same seed gives the same bytes",
    default: "1",
    helpValue: "SEED",
    async parse(text) {
      if (text.trim() === "" || text.length > 1_000)
        throw invalid("a seed is a word or a number, not empty and not a book");
      if (/[\p{Cc}\u2028\u2029]/u.test(text))
        throw invalid("a seed has no line breaks and no other control characters");
      return text;
    },
  })(),
  replications: Flags.integer({
    char: "n",
    summary: "how often each scenario is run, each time with other random numbers",
    default: 10,
    min: 2,
    max: 100_000,
    helpValue: "COUNT",
  }),
  antithetic: Flags.boolean({
    summary: "make each second replication the mirror image of the one before it: often as exact with fewer of them",
    default: false,
  }),
  "warm-up": Flags.custom<number | "auto">({
    summary: "leave out so many days at the beginning, or as many as pilot runs need to settle (auto, by MSER-5)",
    helpValue: "DAYS|auto",
    parse: async (text) => warmUpOf(text),
  })(),
  level: Flags.custom<number>({
    summary: "how often the intervals have the truth in them, in percent",
    default: 95,
    helpValue: "PERCENT",
    parse: async (text) => levelOf(text),
  })(),
};

/** The flags of every command that runs an experiment until it is known well enough. */
export const simulationFlags = {
  ...chanceFlags,
  precision: Flags.string({
    summary: "go on until the interval of a measure reaches no farther than so much from its mean; may be given again",
    multiple: true,
    helpValue: "MEASURE=5%",
  }),
  "at-most": Flags.integer({
    summary: "with --precision, how many replications there may be at most; 1000 when left out",
    min: 2,
    max: 1_000_000,
    helpValue: "COUNT",
  }),
  interval: Flags.option({
    summary:
      "how intervals are made: by Student's t, or by the bootstrap (BCa), which leans with skew measures and wants some twenty replications; those of differences and of time paths are Student's",
    options: ["student", "bootstrap"] as const,
    default: "student" as const,
  })(),
  ...runningFlags,
};

function formatsOf(text: string): readonly TableFormat[] {
  const formats = text.split(",").map((format) => tableFormats.find((known) => known === format.trim()));
  if (formats.includes(undefined)) throw invalid(`${text} are no formats`, "write csv, parquet or csv,parquet");
  return tableFormats.filter((known) => formats.includes(known));
}

function warmUpOf(text: string): number | "auto" {
  if (text === "auto") return text;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw invalid(`${text} is no warm-up`, "write a number of days, or auto");
}

const levelOf = (text: string): number =>
  percentOf(text, { what: "level", isRight: (level) => level >= 50 && level <= 99.99, range: "from 50 to 99.99" });

/** How sure it has to be of something, in percent. */
export const confidenceOf = (text: string): number =>
  percentOf(text, { what: "confidence", isRight: (sure) => sure >= 50 && sure < 100, range: "from 50 to below 100" });

interface Percentage {
  readonly what: string;
  readonly isRight: (percent: number) => boolean;
  readonly range: string;
}

function percentOf(text: string, { what, isRight, range }: Percentage): number {
  const percent = Number(text.replace(/%$/, ""));
  if (isRight(percent)) return percent;
  const meant = Number((100 * percent).toPrecision(12));
  if (percent < 1 && isRight(meant) && !text.includes("%"))
    throw invalid(`${text} is no ${what}: it is in percent`, `did you mean ${meant}?`);
  throw invalid(`${text} is no ${what}`, `write a percentage ${range}`);
}

/** How many threads are asked for. */
export const workersOf = ({ workers = availableParallelism() }: { readonly workers?: number | undefined }): number =>
  workers;
