import { describe, expect, test } from "vitest";
import { readSimulationTruths, type SimulationTruth } from "../../test/reference/read-reference.ts";
import type { CallQueue } from "./call-queue.ts";
import { meanQueueOfConstantHandling } from "./constant-handling.ts";
import { erlangA } from "./erlang-a.ts";
import { erlangB } from "./erlang-b.ts";
import { erlangC } from "./erlang-c.ts";
import { limitedLines } from "./limited-lines.ts";
import { offeredLoads, sineLoad } from "./offered-load.ts";
import { type HandlingMoments, singleServer } from "./single-server.ts";
import { betaOf, delayLimit, squareRootServers } from "./square-root-rule.ts";

// biome-ignore lint/suspicious/noExplicitAny: each family has parameters of its own.
type Case = Omit<SimulationTruth, "params"> & { readonly params: any };
const cases = readSimulationTruths() as readonly Case[];
const caseOf = (id: string): Case => cases.find((one) => one.id === id) as Case;

/** Everything that the reference says of a case, except what is in `elsewhere`, is what we say, to ten digits. */
function agree(id: string, ours: Readonly<Record<string, number>>, elsewhere: RegExp = /^asymVar/): void {
  const { truth } = caseOf(id);
  const names = Object.keys(truth).filter((name) => !elsewhere.test(name));
  expect(Object.keys(ours).sort()).toEqual(names.sort());
  const far = names.flatMap((name) => {
    const [value = Number.NaN, exact = Number.NaN] = [ours[name], truth[name]?.value ?? Number.NaN];
    return Math.abs(value - exact) <= 1e-10 * Math.abs(exact) ? [] : [{ name, value, exact }];
  });
  expect(far).toEqual([]);
}

const queueOf = ({ c = "1", lambda, mu }: Record<string, string>): CallQueue => ({
  servers: Number(c),
  arrivalRate: Number(lambda),
  serviceRate: Number(mu),
});

/** The names of the reference that ask for a value at an argument, such as `pWaitGt_0.25`. */
const at = (id: string, name: string, value: (argument: number) => number): Record<string, number> =>
  Object.fromEntries(
    Object.keys(caseOf(id).truth)
      .filter((one) => one.startsWith(`${name}_`))
      .map((one) => [one, value(Number(one.slice(name.length + 1)))]),
  );

describe("closed forms agree with values computed at 60 digits", () => {
  test.each(["mm1-0", "mmc-0", "mmc-large-0"])("Erlang C: %s", (id) => {
    const queue = queueOf(caseOf(id).params);
    const c = erlangC(queue);
    const { offeredLoad, pWait, meanWait, meanSojourn, meanQueue, meanInSystem, sdWait } = c;
    agree(id, {
      ...{ offeredLoad, rho: c.occupancy, pWait, meanWait, meanSojourn, meanQueue, meanInSystem, sdWait },
      pBlockErlangB: erlangB(queue.servers, offeredLoad),
      ...at(id, "pWaitGt", c.waitExceeds),
      ...at(id, "pSojournGt", c.sojournExceeds),
      ...at(id, "waitQuantile", c.waitQuantile),
    });
  });

  test.each(["erlang-b-0", "erlang-b-large-0"])("Erlang B: %s", (id) => {
    const { c, offeredLoad } = caseOf(id).params;
    const pBlock = erlangB(Number(c), Number(offeredLoad));
    agree(id, { pBlock, meanBusy: offeredLoad * (1 - pBlock) });
  });

  test.each(["erlang-a-0", "erlang-a-large-0"])("Erlang A: %s", (id) => {
    const { params } = caseOf(id);
    const {
      waitExceeds: _,
      answeredWithin,
      meanWait,
      ...a
    } = erlangA({
      ...queueOf(params),
      patienceRate: Number(params.theta),
    });
    agree(id, { ...a, meanWaitAll: meanWait, ...at(id, "pServedWithin", answeredWithin) });
  });

  test("M/M/c/K: mmck-0", () => {
    const { params } = caseOf("mmck-0");
    const { pWaitAccepted, ...limited } = limitedLines(queueOf(params), Number(params.K));
    agree("mmck-0", { ...limited, pWaitGivenAccepted: pWaitAccepted });
  });

  const single: Readonly<Record<string, HandlingMoments>> = {
    "mg1-lognormal-0": { mean: 1, second: 3, third: 27 },
    "md1-0": { mean: 1, second: 1, third: 1 },
    "me1-0": { mean: 1, second: 4 / 3, third: 20 / 9 },
  };
  test.each(Object.entries(single))("M/G/1: %s", (id, moments) => {
    const { occupancy, ...service } = singleServer(Number(caseOf(id).params.lambda), moments);
    agree(id, { ...service, rho: occupancy });
  });

  test("M/D/c: mdc-0", () => {
    const { c, lambda } = caseOf("mdc-0").params;
    const meanQueue = meanQueueOfConstantHandling(Number(c), Number(lambda));
    agree("mdc-0", { meanQueue, meanWait: meanQueue / lambda, meanSojourn: meanQueue / lambda + 1 });
  });

  test("square-root rule: qed-0", () => {
    const { offeredLoad, betaTarget } = caseOf("qed-0").params;
    const load = Number(offeredLoad);
    const c = squareRootServers(load, Number(betaTarget));
    const exact = erlangC({ servers: c, arrivalRate: load, serviceRate: 1 }).pWait;
    const limit = delayLimit(betaOf(c, load));
    agree(
      "qed-0",
      { c, betaEffective: betaOf(c, load), pWaitExact: exact, pWaitQed: limit, relError: (exact - limit) / exact },
      /^$/,
    );
  });
});

describe("the load of changing rates agrees with the reference", () => {
  test("a rate that swings: mt-m-inf-sine-0", () => {
    const { mean, amp, period, mu } = caseOf("mt-m-inf-sine-0").params;
    const rate = { mean: Number(mean), swing: Number(amp), period: Number(period) };
    agree(
      "mt-m-inf-sine-0",
      at("mt-m-inf-sine-0", "m", (time) => sineLoad(rate, Number(mu), time)),
    );
  });

  test("hourly rates, the same every day: mt-m-inf-hourly-0", () => {
    const { hourlyRates, mu } = caseOf("mt-m-inf-hourly-0").params;
    const loads = offeredLoads(
      hourlyRates.map((rate: string) => ({ length: 1, arrivalRate: Number(rate), serviceRate: Number(mu) })),
    );
    agree(
      "mt-m-inf-hourly-0",
      at("mt-m-inf-hourly-0", "m", (hour) => loads[hour - 1]?.atEnd ?? Number.NaN),
    );
  });

  /*
   * Where callers are as patient as calls are long, the callers who are there are as many as if nobody ever waited, whatever the
   * shifts: Palm's model with the load of the moment is no approximation then (Feldman, Mandelbaum, Massey and Whitt 2008).
   */
  test("Palm's model with the load of the moment is exact where patience is as long as handling", () => {
    const { id, params, truth } = caseOf("mt-m-st-m-theta-eq-mu-0");
    const rate = { mean: Number(params.mean), swing: Number(params.amp), period: Number(params.period) };
    const loadAt = (time: number): number => sineLoad(rate, 1, time, 0);
    const serviceAt = (time: number) => {
      const [, servers = 0] = params.schedule.findLast(([from]: [number, number]) => from <= time) ?? [];
      return erlangA({ servers, arrivalRate: loadAt(time), serviceRate: 1, patienceRate: 1 });
    };
    expect(Object.keys(truth).length).toBeGreaterThan(30);
    agree(
      id,
      {
        ...at(id, "m", loadAt),
        ...at(id, "pDelay", (time) => serviceAt(time).pWait),
        ...at(id, "meanQueue", (time) => serviceAt(time).meanQueue),
        ...at(id, "meanBusy", (time) => serviceAt(time).throughput),
      },
      /^expected/,
    );
  });
});
