import { type History, standing } from "../appeal/history.ts";
import type { Append, Conflict, EventLog, Recorded } from "../book/ports.ts";
import { invariant } from "../fault.ts";
import { no, ok, type Result } from "../result.ts";

interface Stream {
  readonly version: number;
  /** What stands. */
  readonly history: History;
  readonly importId?: string | undefined;
}

const empty: Stream = { version: 0, history: [] };

/** An event log in memory: for tests, examples and simulations. */
export function memoryLog(): EventLog {
  const streams = new Map<string, Stream>();
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
      const appeals = new Set(appends.map((one) => one.appealId));
      invariant(appeals.size === appends.length, "an appeal is appended to once at a time");
      invariant(
        appends.every((one) => one.events.length > 0),
        "an append brings events",
      );
      const conflict = conflictOf(appends);
      if (conflict !== undefined) return no(conflict);
      for (const { appealId, after, events } of appends) {
        streams.set(appealId, {
          version: after + 1,
          history: standing([...read(appealId).history, ...events]),
          importId: step?.importId,
        });
      }
      return ok(undefined);
    },
    async *all() {
      for (const appealId of [...streams.keys()].sort()) yield read(appealId);
    },
  };
}
