import { availableParallelism } from "node:os";
import { Flags } from "@oclif/core";
import { cityFlag } from "../flags.ts";

/** The flags of every command that simulates. */
export const simulationFlags = {
  city: cityFlag,
  seed: Flags.string({
    summary: "a word or a number from which all chance is drawn; the same seed gives the same bytes",
    default: "1",
    helpValue: "SEED",
  }),
  replications: Flags.integer({
    char: "n",
    summary: "how often each scenario is run, each time with other random numbers",
    default: 10,
    min: 2,
    max: 100_000,
    helpValue: "COUNT",
  }),
  workers: Flags.integer({
    char: "w",
    summary: "how many threads run them; as many as the machine has room for when left out",
    min: 1,
    max: 1024,
    helpValue: "COUNT",
  }),
  out: Flags.string({
    char: "o",
    summary: "a folder for replications.csv, summary.csv and manifest.json, the same bytes for any number of threads",
    helpValue: "FOLDER",
  }),
  quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
};

/** How many threads are asked for. */
export const workersOf = ({ workers = availableParallelism() }: { readonly workers?: number | undefined }): number =>
  workers;
