import { type FSWatcher, watch } from "node:fs";
import { glob, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type FaultCode, SwiftlineError } from "@swiftline/core";
import { fileStamp } from "./file-stamp.ts";
import { type FoundFile, settledFiles } from "./settled-files.ts";

export interface WatchOptions {
  /** Which files, as patterns from the folder: `*.csv`. */
  readonly patterns: readonly string[];
  /** A file is complete when it has not changed for so many milliseconds. */
  readonly settle: number;
  /**
   * So often, in milliseconds, the folder is looked at where the system does not tell of changes, as on a network drive, and a file is
   * offered again that another process has.
   */
  readonly poll?: number;
  /** Ends the watch, after the file that is being taken. */
  readonly signal: AbortSignal;
  readonly take: (file: string) => Promise<void>;
  /** Hears of a file that could not be taken, or not to its end; the watch goes on, and offers it again only when it has changed. */
  readonly refused: (file: string, fault: SwiftlineError) => void;
  /** Hears once of a file that another process imports. It is offered again until that one is done, or has ended in the middle. */
  readonly held: (file: string, fault: SwiftlineError) => void;
  /** Hears of a file that lies there no more. */
  readonly gone: (file: string) => void;
}

const POLL = 30_000;

/**
 * Offers each file that comes to lie in a folder, when it is complete: by name, one at a time, once. A file that has changed since
 * is offered again; after a new start all are, and whoever takes them knows which ones are in. Files under a name for the time being
 * (`.part`, `.tmp`), hidden ones and those of rejected rows are passed over. Goes on until `signal`. Throws `file/not-found` when
 * there is no such folder, or no longer; and every fault of `take` that is not the file's own, such as a full disk.
 */
export async function watchFolder(folder: string, options: WatchOptions): Promise<void> {
  const { patterns, settle, poll = POLL, signal, take, refused, held, gone } = options;
  const files = settledFiles(settle);
  const heldByOthers = new Set<string>();
  const changes = changesIn(folder, signal);

  async function offer(found: FoundFile): Promise<void> {
    const { file } = found;
    const fault = await take(file).then(() => undefined, faultOfFile);
    if (fault?.code === "import/running") {
      if (!heldByOthers.has(file)) held(file, fault);
      heldByOthers.add(file);
      return files.held(found, performance.now() + poll);
    }
    heldByOthers.delete(file);
    if (fault !== undefined) refused(file, fault);
    files.taken(found);
  }

  try {
    while (!signal.aborted) {
      const found = await filesIn(folder, patterns);
      const { ready, waiting, gone: left } = files.look(found, performance.now());
      for (const file of left) {
        heldByOthers.delete(file);
        gone(file);
      }
      const [next] = ready;
      if (next !== undefined) await offer(next);
      else if (waiting) await setTimeout(settle, undefined, { signal }).catch(() => {});
      else await changes.next(poll);
    }
  } finally {
    changes.end();
  }
}

/** What is wrong with the file itself. Anything else would be wrong with the next one too, and is thrown. */
function faultOfFile(error: unknown): SwiftlineError {
  if (error instanceof SwiftlineError && faultsOfFiles.has(error.code)) return error;
  throw error;
}

const faultsOfFiles: ReadonlySet<FaultCode> = new Set([
  // What was told of the form of all files does not fit this one, such as a delimiter for JSON.
  "flag/invalid",
  "file/not-found",
  "file/not-readable",
  "file/not-a-file",
  "file/empty",
  "file/malformed",
  "import/unknown-source",
  "import/columns-missing",
  "import/file-changed",
  "import/running",
  "import/interrupted",
]);

/** Names under which files are not what they will be, and those that an import itself writes. */
const passedOver = /^~\$|~$|\.(part|partial|filepart|crdownload|tmp|temp)$|\.rejected\.csv$/i;

async function filesIn(folder: string, patterns: readonly string[]): Promise<readonly FoundFile[]> {
  const facts = await stat(folder).catch(() => undefined);
  if (facts?.isDirectory() !== true)
    throw new SwiftlineError("file/not-found", `${folder}: there is no such folder to watch`, {
      tryThis: "make the folder first",
    });
  const stamps = new Map<string, string>();
  for await (const name of glob(patterns, { cwd: folder })) {
    if (passedOver.test(basename(name))) continue;
    const file = join(folder, name);
    const stamp = await fileStamp(file);
    if (stamp !== undefined) stamps.set(file, stamp);
  }
  return Array.from(stamps, ([file, stamp]) => ({ file, stamp }));
}

/** What the system tells of a folder. */
function changesIn(folder: string, signal: AbortSignal) {
  let changed = new AbortController();
  const watcher = watcherOf(folder);
  watcher?.on("change", () => changed.abort());
  watcher?.on("error", () => watcher.close());
  return {
    /** Waits for a change, unless there was one since the last wait; so many milliseconds where none is told. */
    async next(atMost: number): Promise<void> {
      await setTimeout(atMost, undefined, { signal: AbortSignal.any([signal, changed.signal]) }).catch(() => {});
      changed = new AbortController();
    },
    end: () => watcher?.close(),
  };
}

/** Undefined where the system cannot tell, or will not watch one more folder. */
function watcherOf(folder: string): FSWatcher | undefined {
  try {
    return watch(folder);
  } catch {
    return undefined;
  }
}
