/**
 * Whoever reads our output may leave when he has seen enough (`| head`): then there is nobody left to answer, and the process
 * ends. Who leaves only our standard error, where progress is told, does not end the work.
 */
export function letReadersLeave(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
