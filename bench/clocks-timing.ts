/**
 * Nanoseconds of the fastest of some rounds of each of several pieces of work. They take turns, so that what else the machine
 * does falls on all alike.
 */
export function bestOfEach<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => void>>,
): Readonly<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<Name, number>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const began = process.hrtime.bigint();
      works[name]();
      best[name] = Math.min(best[name], Number(process.hrtime.bigint() - began));
    }
  return best;
}

/** Asks questions by their number; what comes out keeps the calls from being optimised away. */
export function askAll(count: number, ask: (index: number) => number | string | null): () => void {
  return () => {
    let sum = 0;
    for (let index = 0; index < count; index++) {
      const answer = ask(index);
      sum += typeof answer === "string" ? answer.length : (answer ?? 0);
    }
    if (Number.isNaN(sum)) throw new Error("an answer is no number");
  };
}
