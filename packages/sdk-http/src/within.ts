/** What is waited for, or `late` where it takes longer. What comes late is thrown away, its failure too. */
export function within<Value>(milliseconds: number, awaited: Promise<Value>): Promise<Value | "late"> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds, "late");
    const stop = (): void => clearTimeout(timer);
    awaited.then(resolve, reject);
    awaited.then(stop, stop);
  });
}
