import type { Problem } from "./problem.ts";

/** The faults of the world, each with the exit status that a command ends with (sysexits where one fits). */
export const exitStatusOf = {
  "flag/invalid": 64,
  "city/not-found": 66,
  "city/invalid": 78,
  "city/exists": 73,
  "file/not-found": 66,
  "file/not-readable": 66,
  "file/not-a-file": 66,
  "file/not-writable": 73,
  "file/empty": 65,
  "file/malformed": 65,
  "import/unknown-source": 64,
  "import/columns-missing": 65,
  "import/file-changed": 75,
  "import/running": 75,
  "import/interrupted": 130,
  "import/not-found": 66,
  "import/unfinished": 75,
  "import/withdrawn": 1,
  "mapping/invalid": 78,
  "report/unknown": 64,
  "scheme/invalid": 78,
  "simulation/stopped": 130,
  "appeal/not-found": 66,
  "serve/cannot-listen": 71,
  "serve/no-issuer": 71,
  "store/conflict": 75,
  "store/disk-full": 74,
  "store/corrupt": 74,
  "store/newer": 76,
  "store/stale": 78,
  "store/not-found": 66,
  "store/not-writable": 73,
  "identity/no-key": 78,
  "identity/wrong-key": 78,
  "identity/no-purpose": 64,
  "identity/recused": 77,
  "identity/no-part": 77,
  "identity/confidential": 77,
  "identity/not-found": 66,
  "key/not-found": 66,
  "webhook/not-found": 66,
  "identity/in-use": 75,
} as const;

/** Every code that a {@link SwiftlineError} may carry. */
export type FaultCode = keyof typeof exitStatusOf;

/**
 * The world failed: a file is missing, a disk is full, a database is of a newer version.
 * `message` says what happened, `tryThis` what to do, `problems` everything that is wrong and where.
 * Neither ever carries the identity of a caller.
 */
export class SwiftlineError extends Error {
  override readonly name = "SwiftlineError";
  readonly code: FaultCode;
  readonly tryThis: string | undefined;
  readonly problems: readonly Problem[];

  constructor(
    code: FaultCode,
    message: string,
    options: { readonly tryThis?: string; readonly problems?: readonly Problem[]; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.tryThis = options.tryThis;
    this.problems = options.problems ?? [];
  }
}

/** Throws when something is false that we hold to be always true: the bug is ours, not the caller's. */
export function invariant(holds: unknown, claim: string): asserts holds {
  if (!holds) throw new Error(`Swiftline is wrong here, please report it: ${claim}`);
}
