/** Whether somebody has asked the work to stop. */
export interface Interruption {
  readonly asked: () => boolean;
  /** Gives the signals back; to be called when the work is done. */
  readonly forget: () => void;
}

/** Takes Ctrl-C and a polite kill as a wish to stop at the next good place; a second one ends the process as usual. */
export function untilInterrupted(): Interruption {
  let asked = false;
  const note = (): void => {
    asked = true;
  };
  process.once("SIGINT", note);
  process.once("SIGTERM", note);
  return {
    asked: () => asked,
    forget() {
      process.off("SIGINT", note);
      process.off("SIGTERM", note);
    },
  };
}
