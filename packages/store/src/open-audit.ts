import { type Checkpoint, checkpoints, writeCheckpoint } from "./checkpoints.ts";
import { openCommits } from "./commits.ts";
import { answering } from "./faults.ts";
import type { Mode } from "./mode.ts";
import { openDatabase } from "./open-database.ts";
import { type Verified, type VerifyOptions, verifyLog } from "./verify-log.ts";

/** A store as somebody sees it who only wants to know whether its log is whole: no book and no key is needed. */
export interface Audit {
  readonly verify: (options?: VerifyOptions) => Promise<Verified>;
  /** Seals the log as it is; throws `store/corrupt` where it no longer holds what was sealed before. */
  readonly seal: (at: number) => Promise<Checkpoint>;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  readonly close: () => Promise<void>;
}

/** Throws what opening a store throws. */
export const openAudit = (file: string, mode: Mode): Promise<Audit> =>
  openDatabase(file, mode, (connection) => {
    const commits = openCommits(connection);
    return {
      verify: answering(file, (options: VerifyOptions = {}) => verifyLog(connection, commits, options)),
      seal: answering(file, (at: number) => writeCheckpoint(connection, at)),
      checkpoints: answering(file, () => checkpoints(connection)),
      close: answering(file, () => void connection.raw.close()),
    };
  });
