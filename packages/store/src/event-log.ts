import {
  type Append,
  type Conflict,
  type EventLog,
  invariant,
  no,
  ok,
  type PolicyBook,
  type Recorded,
  type Result,
} from "@swiftline/core";
import { CHAIN_START } from "./chain.ts";
import { type Commits, type Stream, streamOf } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { answering, faultOf } from "./faults.ts";
import { groupCommit } from "./group-commit.ts";
import type { Projections } from "./projections.ts";
import { requireBook } from "./stale.ts";

interface Given {
  readonly appends: readonly Append[];
  readonly importId: string | undefined;
}

/** The event log over a table of commits. What is computed from the log is kept in the same transaction. */
export function eventLog(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): EventLog {
  const { file } = connection;

  const append = groupCommit(connection, ({ appends, importId }: Given): Result<void, Conflict> => {
    requireBook(file, book, projections);
    const known = commits.read(appends.map((one) => one.appealId));
    const streams = appends.map((one) => ({ append: one, stream: known.get(one.appealId) ?? unknown(one.appealId) }));
    const late = streams.find(({ append, stream }) => append.after !== stream.version);
    if (late !== undefined) return no(conflictOf(late.append, late.stream));
    commits.add(
      streams.map(({ append, stream }) => ({ append, head: stream.head })),
      importId,
    );
    projections.apply(
      streams.map(({ append, stream }) => ({
        version: append.after + 1,
        before: stream.history,
        after: [...stream.history, ...append.events],
      })),
    );
    return ok(undefined);
  });

  return {
    read: answering(file, (appealId) => recorded(commits.read([appealId]).get(appealId) ?? unknown(appealId))),
    readMany: answering(file, (appealIds) => {
      const known = commits.read(appealIds);
      return new Map(appealIds.map((appealId) => [appealId, recorded(known.get(appealId) ?? unknown(appealId))]));
    }),
    append: answering(file, (appends, importId) => {
      const appeals = new Set(appends.map((one) => one.appealId));
      invariant(appeals.size === appends.length, "an appeal is appended to once at a time");
      invariant(
        appends.every((one) => one.events.length > 0),
        "an append brings events",
      );
      return append({ appends, importId });
    }),
    async *all() {
      try {
        for (const page of commits.pages())
          for (const [appealId, rows] of page) yield recorded(streamOf(appealId, rows));
      } catch (error) {
        throw faultOf(error, file);
      }
    },
  };
}

const unknown = (appealId: string): Stream => ({ appealId, version: 0, history: [], head: CHAIN_START });

const recorded = ({ appealId, version, history }: Stream): Recorded => ({ appealId, version, history });

const conflictOf = ({ appealId, after }: Append, { version }: Stream): Conflict => ({
  code: "log/conflict",
  appealId,
  expected: after,
  actual: version,
});
