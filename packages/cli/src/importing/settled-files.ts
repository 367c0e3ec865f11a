/** What is known of a file without opening it: when this changes, so did the file. */
export interface FoundFile {
  readonly file: string;
  readonly stamp: string;
}

/** What a look at a folder comes to. */
interface Look {
  /** Files that are complete and not yet taken as they are, by name. */
  readonly ready: readonly FoundFile[];
  /** Whether others may still be written to. */
  readonly waiting: boolean;
  /** Files that lay there at the look before, and lie there no more. */
  readonly gone: readonly string[];
}

/**
 * Tells which files of a folder are complete: those that have not changed for `settle` milliseconds. A file is to be taken once, and
 * again when it has changed since.
 */
export function settledFiles(settle: number): {
  readonly look: (found: readonly FoundFile[], now: number) => Look;
  readonly taken: (file: FoundFile) => void;
  /** Somebody else has the file: it is not ready before `until`. */
  readonly held: (file: FoundFile, until: number) => void;
} {
  const seen = new Map<string, { readonly stamp: string; readonly since: number }>();
  const done = new Map<string, string>();
  return {
    look(found, now) {
      const names = new Set(found.map(({ file }) => file));
      const gone = [...new Set([...seen.keys(), ...done.keys()])].filter((file) => !names.has(file));
      for (const file of gone) {
        seen.delete(file);
        done.delete(file);
      }
      const left = found.filter(({ file, stamp }) => done.get(file) !== stamp);
      for (const { file, stamp } of left) if (seen.get(file)?.stamp !== stamp) seen.set(file, { stamp, since: now });
      const ready = left.filter(({ file }) => now - (seen.get(file)?.since ?? now) >= settle);
      return { ready: ready.toSorted(byName), waiting: ready.length < left.length, gone };
    },
    taken({ file, stamp }) {
      done.set(file, stamp);
    },
    held({ file, stamp }, until) {
      seen.set(file, { stamp, since: until - settle });
    },
  };
}

const byName = ({ file: one }: FoundFile, { file: other }: FoundFile): number => (one < other ? -1 : 1);
