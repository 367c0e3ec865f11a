let isAtWork = false;

/** Says that from now on the process does more than to answer: it goes on where nobody takes its answers any more. */
export function goOnUnread(): void {
  isAtWork = true;
}

/**
 * Whoever reads our output may leave when he has seen enough (`| head`): a process that only answers has nothing left to do then,
 * and ends. Where output cannot be written, as on a full disk, that is told and is the exit status, also of one that goes on.
 * Progress that cannot be told ends nothing.
 */
export function letOutputBeLost(): void {
  process.stderr.on("error", () => {});
  // Where output cannot be written, oclif would end the process with a stack trace.
  process.stdout.removeAllListeners("error");
  let isTold = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      if (!isTold) tellLost(error);
      isTold = true;
    } else if (!isAtWork) process.exit();
  });
}

async function tellLost(error: Error): Promise<void> {
  const [{ tellFailure }, { writeFault }] = await Promise.all([
    import("./present/failure.ts"),
    import("@swiftline/files"),
  ]);
  const { code, message, tryThis } = writeFault(error, "standard output");
  process.exitCode = tellFailure({ code, message, ...(tryThis !== undefined && { tryThis }) }, { json: false });
  if (!isAtWork) process.exit();
}
