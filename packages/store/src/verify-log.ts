import type { Problem } from "@swiftline/core";
import { chainProblems, cutOff, lostAppeals } from "./chain-problems.ts";
import { type Checkpoint, checkpointProblems, checkpoints } from "./checkpoints.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { type Snapshot, snapshotTaker } from "./snapshot.ts";
import { tables } from "./sql.ts";
import type { CommitRow } from "./tables.ts";

/** What was gone through, and everything that does not hold; no problem: the log is what it was when it was sealed, and more. */
export interface Verified extends Snapshot {
  readonly checkpoints: readonly Checkpoint[];
  readonly problems: readonly Problem[];
}

export interface VerifyOptions {
  /** The hash of a checkpoint that was published or kept elsewhere, in hex; its beginning is enough. */
  readonly expected?: string | undefined;
  /** Told how many commits of about how many have been gone through. */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Proves the log by itself, without the city's book: every chain, every checkpoint, and that what was sealed or listed is still
 * there. It finds a changed, missing or reordered commit, a chain cut at its end, an appeal that is lost, and one whose chain
 * was computed anew. Who can write the file can also compute the checkpoints anew; only a hash that is kept elsewhere tells that.
 */
export function verifyLog(
  connection: Connection,
  commits: Commits,
  { expected, onProgress = () => {} }: VerifyOptions,
): Verified {
  return connection.unchanging(() => {
    const written = checkpoints(connection);
    const problems: Problem[] = [...expectedProblems(written, expected), ...checkpointProblems(connection)];
    const taker = snapshotTaker();
    const all = about(connection);
    let done = 0;
    for (const page of commits.pages()) {
      const listed = listedVersions([...page.keys()], connection);
      for (const [appealId, chain] of page) {
        const broken = chainProblems(appealId, chain);
        problems.push(...(broken.length > 0 ? broken : endProblems(appealId, chain, listed.get(appealId) ?? 0)));
        const head = chain.at(-1);
        if (head !== undefined) taker.add(head);
        done += chain.length;
      }
      onProgress(done, Math.max(done, all));
    }
    problems.push(...lostAppeals(connection));
    return { ...taker.take(), checkpoints: written, problems: onceEach(problems) };
  });
}

/** The list of appeals knows how many commits each had, also since the last checkpoint. */
const endProblems = (appealId: string, { length }: readonly CommitRow[], listed: number): readonly Problem[] =>
  listed > length ? [cutOff(appealId, listed, length)] : [];

function listedVersions(appealIds: readonly string[], connection: Connection): ReadonlyMap<string, number> {
  const [first = "", last = ""] = [appealIds[0], appealIds.at(-1)];
  const rows = tables.selectFrom("appeals").select(["appeal_id", "version"]);
  const between = connection.all(rows.where("appeal_id", ">=", first).where("appeal_id", "<=", last));
  return new Map(between.map((row) => [row.appeal_id, row.version]));
}

function expectedProblems(written: readonly Checkpoint[], expected: string | undefined): readonly Problem[] {
  if (expected === undefined || written.some(({ hash }) => hash.startsWith(expected.toLowerCase()))) return [];
  const message = `no checkpoint has the hash ${expected}`;
  const suggestion = "if it was published for this store, the store was replaced: restore it from a backup";
  return [{ code: "store/checkpoint-missing", message, suggestion }];
}

/** How many commits there are, near enough for progress and without counting them. */
const about = ({ raw }: Connection): number =>
  raw.prepare<[], number>("select coalesce(max(rowid), 0) from commits").pluck().get() ?? 0;

/** An appeal that is cut off by the seals and by the list is told once. */
function onceEach(problems: readonly Problem[]): readonly Problem[] {
  const told = new Map(problems.map((problem) => [problem.message, problem]));
  return [...told.values()];
}
