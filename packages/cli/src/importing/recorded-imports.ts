import { type Dependence, SwiftlineError } from "@swiftline/core";
import type { Imports, RecordedImport } from "@swiftline/store";

/** The run of this name. Throws `import/not-found`. */
export async function importNamed(id: string, { find }: Imports): Promise<RecordedImport> {
  const run = await find(id);
  if (run !== undefined) return run;
  throw new SwiftlineError("import/not-found", `there is no import ${id}`, { tryThis: "swiftline import list" });
}

/** A run that can be taken back. Throws `import/not-found`, `import/withdrawn`, or, unless that is allowed, `import/unfinished`. */
export async function undoableImport(
  id: string,
  imports: Imports,
  { evenUnfinished }: { readonly evenUnfinished: boolean },
): Promise<RecordedImport> {
  const run = await importNamed(id, imports);
  if (run.withdrawnAt !== undefined)
    throw new SwiftlineError("import/withdrawn", `${id} was taken back before`, {
      tryThis: `swiftline import show ${id}`,
    });
  if (run.finishedAt === undefined && !evenUnfinished)
    throw new SwiftlineError("import/unfinished", `${id} was interrupted or still goes on`, {
      tryThis: `import ${run.file} again, which goes on where it stood; or --even-unfinished, once nobody imports it`,
    });
  return run;
}

/** The later runs of the same source that stand and told of appeals that were in already: perhaps by this one. */
export const leaningOn = (
  { source, startedAt }: RecordedImport,
  runs: readonly RecordedImport[],
): readonly RecordedImport[] =>
  runs.filter(
    (run) =>
      run.source === source && run.startedAt > startedAt && run.withdrawnAt === undefined && run.counts.unchanged > 0,
  );

/** Of the runs, latest first, those behind all that depends on an import, in the order in which to take them back; none where anything else depends on it. */
export function runsInTheWay(
  dependences: readonly Dependence[],
  runs: readonly RecordedImport[],
): readonly RecordedImport[] {
  if (dependences.some(({ importIds }) => importIds.length === 0 || importIds.includes(undefined))) return [];
  const ids = new Set(dependences.flatMap(({ importIds }) => importIds));
  return runs.filter(({ id }) => ids.has(id));
}
