/** What is waited for, or `late` where it takes longer. What comes late is thrown away, its failure too. */
export function within<Value>(milliseconds: number, awaited: Promise<Value>): Promise<Value | "late"> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds, "late");
    const inTime =
      <Settled>(settle: (settled: Settled) => void) =>
      (settled: Settled): void => {
        clearTimeout(timer);
        settle(settled);
      };
    awaited.then(inTime(resolve), inTime(reject));
  });
}
