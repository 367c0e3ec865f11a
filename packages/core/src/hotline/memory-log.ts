import { type History, standing } from "../appeal/history.ts";
import type { Append, Conflict, EventLog, Finding, ImportStep, Recorded } from "../book/ports.ts";
import { requireSoundAppends } from "../book/sound-appends.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";

interface Stream {
  readonly version: number;
  /** What stands. */
  readonly history: History;
  readonly importId?: string | undefined;
}

const empty: Stream = { version: 0, history: [] };

/** An event log in memory: for tests, examples and simulations. An import stands until it is told that something of it was withdrawn. */
export function memoryLog(): EventLog {
  const streams = new Map<string, Stream>();
  const flags = flagsInMemory();
  const read = (appealId: string): Recorded => ({ appealId, ...(streams.get(appealId) ?? empty) });
  const conflictOf = (appends: readonly Append[]): Conflict | undefined => {
    for (const { appealId, after } of appends) {
      const actual = read(appealId).version;
      if (actual !== after) return { code: "log/conflict", appealId, expected: after, actual };
    }
    return undefined;
  };
  return {
    read: async (appealId) => read(appealId),
    readMany: async (appealIds) => new Map(appealIds.map((id) => [id, read(id)])),
    async append(appends, step): Promise<Result<void, Conflict>> {
      requireSoundAppends(appends);
      const conflict = conflictOf(appends);
      if (conflict !== undefined) return no(conflict);
      for (const { appealId, after, events } of appends) {
        streams.set(appealId, {
          version: after + 1,
          history: standing([...read(appealId).history, ...events]),
          importId: step?.importId,
        });
        for (const event of events) if (event.type === "ImportWithdrawn") flags.withdraw(event.importId);
      }
      if (step !== undefined) flags.add(step);
      return ok(undefined);
    },
    flaggedOf: async (appealIds) => new Map(appealIds.map((id) => [id, flags.of(id)])),
    async *all() {
      for (const appealId of [...streams.keys()].sort()) yield read(appealId);
    },
  };
}

/** What imports flagged, appeal by appeal. */
function flagsInMemory() {
  const flagged = new Map<string, (Finding & { readonly importId: string })[]>();
  const withdrawn = new Set<string>();
  return {
    add({ importId, progress }: ImportStep): void {
      for (const finding of progress?.findings ?? []) {
        const { appealId, outcome } = finding;
        if (appealId === undefined || outcome !== "flagged") continue;
        const known = flagged.get(appealId) ?? [];
        flagged.set(appealId, known);
        known.push({ ...finding, importId });
      }
    },
    withdraw: (importId: string): void => void withdrawn.add(importId),
    of: (appealId: string): readonly Problem[] =>
      (flagged.get(appealId) ?? []).flatMap(({ importId, problems }) => (withdrawn.has(importId) ? [] : problems)),
  };
}
