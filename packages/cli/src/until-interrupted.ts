import { setTimeout } from "node:timers/promises";

/** Whether somebody has asked the work to stop. */
export interface Interruption {
  readonly asked: () => boolean;
  /** The same as a signal. */
  readonly signal: AbortSignal;
  /** Waits so many milliseconds, or until somebody asks. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Gives the signals back; to be called when the work is done. */
  readonly forget: () => void;
}

/** Takes Ctrl-C and a polite kill as a wish to stop at the next good place; a second one ends the process as usual. */
export function untilInterrupted(): Interruption {
  const wish = new AbortController();
  const { signal } = wish;
  const note = (): void => wish.abort();
  process.once("SIGINT", note);
  process.once("SIGTERM", note);
  return {
    asked: () => signal.aborted,
    signal,
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
    forget() {
      process.off("SIGINT", note);
      process.off("SIGTERM", note);
    },
  };
}
