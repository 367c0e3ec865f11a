import { type Commits, emptyStream, type Stream } from "./commits.ts";
import type { Connection } from "./connection.ts";

/** The streams of the log, of which those that were read or written last are kept: who reads an appeal is about to write it. */
export interface HotStreams {
  /** Each asked stream as it is now; an empty one where nothing is recorded. */
  readonly read: (appealIds: readonly string[]) => ReadonlyMap<string, Stream>;
  /** Keeps streams as this connection has committed them. */
  readonly keep: (streams: Iterable<Stream>) => void;
}

/** Under load those that are kept for longer are of more work to the garbage collector than it is to read them again. */
const MOST = 500;

export function hotStreams({ raw }: Connection, commits: Commits): HotStreams {
  // SQLite changes this number when another connection has committed, of this process or another, and for nothing else.
  const dataVersion = raw.prepare<[], number>("pragma data_version").pluck();
  const streams = new Map<string, Stream>();
  let seen: number | undefined;

  /** What another connection may have continued is forgotten. */
  const refresh = (): void => {
    const now = dataVersion.get();
    if (now !== seen) streams.clear();
    seen = now;
  };

  const keep = (some: Iterable<Stream>): void => {
    for (const stream of some) {
      streams.delete(stream.appealId);
      streams.set(stream.appealId, stream);
    }
    for (const oldest of streams.keys()) {
      if (streams.size <= MOST) return;
      streams.delete(oldest);
    }
  };

  return {
    read(appealIds) {
      if (appealIds.length === 0) return new Map();
      refresh();
      const found = new Map<string, Stream>();
      for (const appealId of appealIds) found.set(appealId, streams.get(appealId) ?? emptyStream(appealId));
      const cold = commits.read(appealIds.filter((appealId) => !streams.has(appealId)));
      for (const [appealId, stream] of cold) found.set(appealId, stream);
      keep(cold.values());
      return found;
    },
    keep,
  };
}
