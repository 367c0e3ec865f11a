import {
  type Append,
  type Conflict,
  type EventLog,
  type ImportStep,
  no,
  ok,
  type PolicyBook,
  type Recorded,
  type Result,
  requireSoundAppends,
} from "@swiftline/core";
import { type Commits, type Continued, continueWith, emptyStream, type Stream, streamOf } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { answering, faultOf } from "./faults.ts";
import { requireReady } from "./firsts.ts";
import { firstsWriter, isKnownAlready, knownOf, type PickedFirsts } from "./firsts-writer.ts";
import { gathered } from "./gathered.ts";
import { type HotStreams, hotStreams } from "./hot-streams.ts";
import { flaggedBy } from "./import-findings.ts";
import { importProgress } from "./imports.ts";
import type { Projections } from "./projections.ts";
import { requireBook } from "./stale.ts";
import type { CommitRow } from "./tables.ts";

interface Given {
  readonly appends: readonly Append[];
  readonly step: ImportStep | undefined;
  readonly firsts?: PickedFirsts;
}

/** The event log over a table of commits. What is computed from the log is kept in the same transaction. */
export function eventLog(
  connection: Connection,
  book: PolicyBook,
  commits: Commits,
  projections: Projections,
): EventLog {
  const { file } = connection;
  const streams = hotStreams(connection, commits);
  const known = knownOf(connection);
  const append = gathered(groupWriter({ connection, book, commits, projections, streams }), 2);
  const read = gathered((appealIds: readonly string[]): readonly Recorded[] => {
    const found = streams.read([...new Set(appealIds)]);
    return appealIds.map((appealId) => recorded(found.get(appealId) ?? emptyStream(appealId)));
  });

  return {
    read: answering(file, read),
    readMany: answering(
      file,
      (appealIds) => new Map(Array.from(streams.read(appealIds), ([appealId, stream]) => [appealId, recorded(stream)])),
    ),
    append: answering(file, (appends, step) => {
      requireSoundAppends(appends);
      return append({ appends, step });
    }),
    flaggedOf: answering(file, flaggedBy(connection)),
    bulk: {
      known: answering(file, (firsts) => known(requireReady(firsts, book))),
      append: answering(file, (firsts, take, appends, step) => {
        requireSoundAppends(appends);
        return append({ appends, step, firsts: { ready: requireReady(firsts, book), take } });
      }),
    },
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

interface Parts {
  readonly connection: Connection;
  readonly book: PolicyBook;
  readonly commits: Commits;
  readonly projections: Projections;
  readonly streams: HotStreams;
}

/**
 * Makes a group of writes in one transaction: each sees what those before it wrote, and is refused alone where it comes too late.
 * What is computed is brought up to date once, from where the group found each appeal to where it left it.
 *
 * In a group, appends that begin an appeal are believed that there is none, which spares looking for it: were there one, the group would
 * fail as a whole, and each be tried alone.
 */
function groupWriter({ connection, book, commits, projections, streams }: Parts) {
  const addFirsts = firstsWriter(book, commits, projections);
  const keepProgress = importProgress(connection);
  const write = (group: readonly Given[]): Written => {
    const lost = connection.lost();
    if (lost !== undefined) throw lost;
    requireBook(connection.file, book, projections);
    const appends = group.flatMap((given) => given.appends);
    const sought = group.length === 1 ? appends : appends.filter(({ after }) => after > 0);
    const before = streams.read([...new Set(sought.map(({ appealId }) => appealId))]);
    const played = play(group, before);
    for (const [index, { firsts, step }] of group.entries()) {
      if (!played.answers[index]?.ok) continue;
      if (firsts !== undefined) addFirsts(firsts, step?.importId);
      if (step?.progress !== undefined) keepProgress(step.importId, step.progress);
    }
    commits.add(played.rows);
    projections.apply(
      Array.from(played.continued.values(), ({ stream: { appealId, version }, after }) => ({
        appealId,
        version,
        before: before.get(appealId)?.history ?? [],
        after,
      })),
    );
    return played;
  };
  const commit = (group: readonly Given[]): readonly Result<void, Conflict>[] => {
    const written = connection.atomically(() => write(group));
    streams.keep(Array.from(written.continued.values(), ({ stream }) => stream));
    return written.answers;
  };
  return async (group: readonly Given[]): Promise<readonly Result<void, Conflict>[]> => {
    try {
      return await connection.patiently(() => commit(group));
    } catch (error) {
      const [only, ...others] = group;
      const late = others.length === 0 && isKnownAlready(error) ? only?.firsts?.ready.appealIds[0] : undefined;
      if (late === undefined) throw error;
      return [no({ code: "log/conflict", appealId: late, expected: 0, actual: 1 })];
    }
  };
}

interface Written {
  readonly answers: readonly Result<void, Conflict>[];
  readonly rows: readonly CommitRow[];
  /** What became of the streams that were written to. */
  readonly continued: ReadonlyMap<string, Continued>;
}

function play(group: readonly Given[], before: ReadonlyMap<string, Stream>): Written {
  const continued = new Map<string, Continued>();
  const rows: CommitRow[] = [];
  const streamNow = (appealId: string): Stream =>
    continued.get(appealId)?.stream ?? before.get(appealId) ?? emptyStream(appealId);
  const answers = group.map(({ appends, step }): Result<void, Conflict> => {
    const late = appends.find(({ appealId, after }) => after !== streamNow(appealId).version);
    if (late !== undefined) return no(conflictOf(late, streamNow(late.appealId)));
    for (const { appealId, events } of appends) {
      const one = continueWith(streamNow(appealId), events, step?.importId);
      rows.push(one.commit);
      continued.set(appealId, one);
    }
    return ok(undefined);
  });
  return { answers, rows, continued };
}

const recorded = ({ appealId, version, history, importId }: Stream): Recorded => ({
  appealId,
  version,
  history,
  importId,
});

const conflictOf = ({ appealId, after }: Append, { version }: Stream): Conflict => ({
  code: "log/conflict",
  appealId,
  expected: after,
  actual: version,
});
