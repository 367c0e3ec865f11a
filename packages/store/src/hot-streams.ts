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
const MOST = 100;

export function hotStreams({ raw }: Connection, commits: Commits): HotStreams {
  // SQLite changes this number when another connection has committed, of this process or another, and for nothing else.
  const dataVersion = raw.prepare<[], number>("pragma data_version").pluck();
  /** Once half of the most have come anew, those that came before them and were not asked for since are forgotten all at once. */
  let [fresh, older] = [new Map<string, Stream>(), new Map<string, Stream>()];
  let seen: number | undefined;

  /** What another connection may have continued is forgotten. */
  const refresh = (): void => {
    const now = dataVersion.get();
    if (now !== seen) {
      fresh.clear();
      older.clear();
    }
    seen = now;
  };

  const keep = (some: Iterable<Stream>): void => {
    for (const stream of some) {
      if (fresh.size >= MOST / 2) [fresh, older] = [new Map(), fresh];
      fresh.set(stream.appealId, stream);
    }
  };

  const hot = (appealId: string): Stream | undefined => {
    const known = fresh.get(appealId);
    if (known !== undefined) return known;
    const before = older.get(appealId);
    if (before !== undefined) keep([before]);
    return before;
  };

  return {
    read(appealIds) {
      if (appealIds.length === 0) return new Map();
      refresh();
      const found = new Map<string, Stream>();
      const cold: string[] = [];
      for (const appealId of appealIds) {
        const known = hot(appealId);
        found.set(appealId, known ?? emptyStream(appealId));
        if (known === undefined) cold.push(appealId);
      }
      const read = commits.read(cold);
      for (const [appealId, stream] of read) found.set(appealId, stream);
      keep(read.values());
      return found;
    },
    keep,
  };
}
