import { copyFile, stat } from "node:fs/promises";
import { type Records, type Rejects, writeRejects } from "@swiftline/files";
import type { RecordedImport } from "@swiftline/store";

/** The file of the rejected rows: this one, replacing an older one; or the first that is free of those that have its number. */
export type RejectsPlace = string | ((number: number) => string);

export const firstName = (place: RejectsPlace): string => (typeof place === "string" ? place : place(1));

/** A run, and what it was when it was interrupted, if it goes on. */
interface Run {
  readonly id: string;
  readonly before?: RecordedImport;
}

interface RejectsOfRun {
  readonly rejects: RejectsPlace;
  readonly dryRun: boolean;
}

/** Where the rejected rows of a run go, and with them those that it set aside before it was interrupted. */
export async function rejectsOf(
  { id, before }: Run,
  { form, columns }: Pick<Records, "form" | "columns">,
  { rejects: place, dryRun }: RejectsOfRun,
): Promise<Rejects | undefined> {
  const file = firstName(place);
  const run = { form, resumeAt: before?.rejectedBytes };
  if (typeof place === "string") {
    return writeRejects(file, columns, { ...run, partial: dryRun ? await rehearsed(file, before) : undefined });
  }
  if (dryRun) return undefined;
  const partial = `${file}.${id.replaceAll(":", "")}.partial`;
  return writeRejects(file, columns, { ...run, partial, beside: place });
}

/**
 * A partial file of a dry run's own, so that a run that was interrupted can still go on with its: it begins with what that set
 * aside. Undefined for what is no plain file.
 */
async function rehearsed(file: string, before: RecordedImport | undefined): Promise<string | undefined> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isFile() === false) return undefined;
  const partial = `${file}.dry-run.partial`;
  // The run may have been interrupted just after its file had its name.
  if (before !== undefined)
    await copyFile(`${file}.partial`, partial).catch(() => copyFile(file, partial).catch(() => {}));
  return partial;
}
