import type { MarkovLine } from "../models/stationary-number.ts";

/** A line whose callers come at a rate that changes, at one moment: the law of how many are there. */
interface LineMoment {
  readonly meanQueue: number;
  readonly meanBusy: number;
  readonly pAllBusy: number;
  /** From the beginning to this moment: how long callers have waited, added up. */
  readonly waitingTime: number;
}

/** No more customers than these are ever there, but with a chance that no digit shows. */
const MOST = 400;

/**
 * M(t)/M/c+M from an empty house, at the end of each stretch of one rate, by uniformisation (Jensen 1953): the chain jumps at the
 * moments of one Poisson process that is fast enough for all of its states.
 */
export function lineInTime(
  line: Omit<MarkovLine, "arrivalRate" | "room">,
  stretches: readonly { readonly length: number; readonly arrivalRate: number }[],
): readonly LineMoment[] {
  let law = Float64Array.from({ length: MOST + 1 }, (_, n) => (n === 0 ? 1 : 0));
  let waitingTime = 0;
  return stretches.map(({ length, arrivalRate }) => {
    const { after, spent } = evolved(law, { ...line, arrivalRate }, length);
    law = after;
    waitingTime += meanOf(spent, (n) => Math.max(0, n - line.servers));
    return {
      meanQueue: meanOf(law, (n) => Math.max(0, n - line.servers)),
      meanBusy: meanOf(law, (n) => Math.min(n, line.servers)),
      pAllBusy: meanOf(law, (n) => (n >= line.servers ? 1 : 0)),
      waitingTime,
    };
  });
}

const meanOf = (law: Float64Array, value: (n: number) => number): number =>
  law.reduce((sum, p, n) => sum + p * value(n), 0);

/** The law after some time, and the time that has been spent in each state. */
function evolved(law: Float64Array, line: MarkovLine, time: number) {
  const { servers, arrivalRate, serviceRate, patienceRate = 0 } = line;
  const leaving = law.map((_, n) => Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * patienceRate);
  const pace = arrivalRate + (leaving[MOST] as number);
  const [after, spent] = [new Float64Array(law.length), new Float64Array(law.length)];
  let [jumped, chance, left] = [law, Math.exp(-pace * time), 1];
  for (let jumps = 1; left > 0 && jumps < 3 * pace * time + 50; jumps++) {
    left = Math.max(0, left - chance);
    for (let n = 0; n <= MOST; n++) {
      after[n] = (after[n] as number) + chance * (jumped[n] as number);
      spent[n] = (spent[n] as number) + (left / pace) * (jumped[n] as number);
    }
    jumped = jump(jumped, arrivalRate / pace, (n) => (leaving[n] as number) / pace);
    chance *= (pace * time) / jumps;
  }
  return { after, spent };
}

function jump(law: Float64Array, up: number, down: (n: number) => number): Float64Array {
  return law.map((p, n) => {
    const stays = p * (1 - (n < MOST ? up : 0) - down(n));
    return stays + (n > 0 ? (law[n - 1] as number) * up : 0) + (n < MOST ? (law[n + 1] as number) * down(n + 1) : 0);
  });
}
