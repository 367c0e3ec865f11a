import { cp, readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { Args } from "@oclif/core";
import { SwiftlineError } from "@swiftline/core";
import { makeFolder } from "@swiftline/files";
import * as z from "zod";
import { presetFolder, presets } from "../presets.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";

export default class Init extends SwiftlineCommand {
  static override summary = "Start a city folder from a preset.";
  static override description =
    "Copies a documented configuration that you then make your own: agencies, areas, categories, the routing table, limits, calendars and the survey.";
  static override examples = [
    { description: "New York, ready for its open data", command: "<%= config.bin %> init nyc-311 my-city" },
    { description: "Beijing's 12345", command: "<%= config.bin %> init beijing-12345 beijing" },
  ];
  static override args = {
    preset: Args.string({
      ignoreStdin: true,
      description: "the city to start from",
      required: true,
      options: [...presets],
    }),
    folder: Args.string({ ignoreStdin: true, description: "the folder to make", required: true }),
  };
  static override answers = z.strictObject({ folder: z.string(), files: z.array(z.string()) });

  async run(): Promise<z.infer<typeof Init.answers>> {
    const { preset, folder } = (await this.parse(Init)).args;
    await refuseFull(folder);
    await copyFolder(presetFolder(preset as (typeof presets)[number]), folder);
    const files = await filesIn(folder);
    this.log(`${folder} now holds the city ${preset}: ${files.length} files.`);
    this.hint(`Next: swiftline city check ${folder}`);
    return { folder, files };
  }
}

async function refuseFull(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new SwiftlineError("city/exists", `${folder} is there and is no folder`, {
      tryThis: "name another folder",
      cause: error,
    });
  });
  if (found.length > 0)
    throw new SwiftlineError("city/exists", `${folder} is not empty, and nothing in it is overwritten`, {
      tryThis: "name a new folder",
    });
}

/** Copies all of it, or leaves nothing behind. */
async function copyFolder(from: string, to: string): Promise<void> {
  try {
    await makeFolder(to);
    await cp(from, to, { recursive: true });
  } catch (cause) {
    await rm(to, { recursive: true, force: true }).catch(() => {});
    throw new SwiftlineError("file/not-writable", `${to} cannot be written`, {
      tryThis: "check its rights and the space left",
      cause,
    });
  }
}

/** The paths of all files below a folder, relative to it. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
