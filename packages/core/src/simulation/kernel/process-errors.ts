/** A process threw an error, which is the `cause`; or it did what no process may. */
export class ProcessFailed extends Error {
  override readonly name = "ProcessFailed";
  /** The name of the function that the process runs. */
  readonly process: string;
  readonly at: number;

  constructor(process: string, at: number, cause: unknown) {
    super(`Process ${process} failed at ${at}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.process = process;
    this.at = at;
  }
}

/**
 * Thrown into a process whose server is taken away, by a more urgent request or at the end of a shift, while it does anything but
 * `serve`: it has that server no more, and the wait it was in is over.
 */
export class ServerLost extends Error {
  override readonly name = "ServerLost";
  /** How much of a delay was left; 0 if it waited for something else. */
  readonly left: number;

  constructor(at: number, left: number) {
    super(`its server was taken away at ${at}, with ${left} left to wait`);
    this.left = left;
  }
}
