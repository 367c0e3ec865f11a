const signals = ["SIGINT", "SIGTERM"] as const;

/** Waits until the process is told to stop. The next time it is told, it ends at once, as every program does. */
export const toldToStop = (): Promise<(typeof signals)[number]> =>
  new Promise((resolve) => {
    const stop = (signal: (typeof signals)[number]): void => {
      for (const one of signals) process.off(one, stop);
      resolve(signal);
    };
    for (const one of signals) process.on(one, stop);
  });
