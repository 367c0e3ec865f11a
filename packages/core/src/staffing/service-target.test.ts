import { describe, expect, test } from "vitest";
import { readSimulationTruths } from "../../test/reference/read-reference.ts";
import { erlangB } from "./erlang-b.ts";
import { type CallDemand, type ServiceTarget, serversNeeded, serviceOf } from "./service-target.ts";

const minute = 60;
/** Rates a second. */
const demand = (callsAnHour: number, handling: number, patience?: number): CallDemand => ({
  arrivalRate: callsAnHour / 3600,
  serviceRate: 1 / handling,
  ...(patience !== undefined && { patienceRate: 1 / patience }),
});

test("the reference case: a hotline of 68,000 calls a day", () => {
  const truth = readSimulationTruths().find(({ id }) => id === "staffing-erlang-c-0")?.truth ?? {};
  const calls = demand(68_000 / 24, 5 * minute);
  const within = (share: number): ServiceTarget => ({ answered: { share, within: 20 } });
  expect(serversNeeded(calls, within(0.8))).toBe(truth.minAgents_SL80?.value);
  expect(serversNeeded(calls, within(0.95))).toBe(truth.minAgents_SL95?.value);
  expect(serversNeeded(calls, { meanWait: 10 })).toBe(truth.minAgents_ASA10?.value);
  const reached = serviceOf(calls, 247).answeredWithin(20);
  expect(reached).toBeCloseTo(truth.SL_at_min80?.value ?? 0, 10);
});

describe("published examples", () => {
  /* The example of pyworkforce's ErlangC, which is that of the Erlang C page of callcentrehelper.com: 80 % within 20 seconds. */
  test("100 calls of 3 minutes in half an hour need 14 operators", () => {
    const calls = demand(200, 3 * minute);
    expect(serversNeeded(calls, { answered: { share: 0.8, within: 20 }, occupancy: 0.85 })).toBe(14);
    const service = serviceOf(calls, 14);
    expect(service.answeredWithin(20)).toBeCloseTo(0.8883500191794669, 12);
    expect(service.pWait).toBeCloseTo(0.1741319335950498, 12);
    expect(service.occupancy).toBeCloseTo(0.7142857142857143, 12);
    expect(service.meanWait).toBeCloseTo(7.8, 1);
  });

  /* The usual table of Erlang B at a loss of 1 %: so many erlangs on so many lines. */
  test.each([
    [5, 1.361],
    [10, 4.461],
    [20, 12.03],
    [50, 37.9],
    [100, 84.06],
  ])("%d lines carry %d erlangs with one call in a hundred lost", (lines, load) => {
    expect(erlangB(lines, load)).toBeCloseTo(0.01, 4);
  });
});

describe("the smallest number of servers", () => {
  const targets: readonly ServiceTarget[] = [
    { answered: { share: 0.9, within: 15 } },
    { meanWait: 5 },
    { abandoned: 0.02 },
    { occupancy: 0.8 },
    { answered: { share: 0.8, within: 20 }, abandoned: 0.01, occupancy: 0.9 },
  ];
  test.each(targets)("for %o is what counting up finds", (target) => {
    for (const calls of [demand(3, 240, 120), demand(90, 300, 60), demand(1500, 280, 180)]) {
      let counted = 1;
      const keeps = (servers: number): boolean => {
        const { answeredWithin, meanWait, pAbandon, occupancy } = serviceOf(calls, servers);
        const { answered = { share: 0, within: 0 } } = target;
        return (
          answeredWithin(answered.within) >= answered.share &&
          meanWait <= (target.meanWait ?? 1e9) &&
          pAbandon <= (target.abandoned ?? 1) &&
          occupancy <= (target.occupancy ?? 1)
        );
      };
      while (!keeps(counted)) counted += 1;
      expect(serversNeeded(calls, target)).toBe(counted);
    }
  });

  test("is nobody where no call comes", () => {
    expect(serversNeeded(demand(0, 300), { meanWait: 1 })).toBe(0);
  });

  test("is found for the hotline of a large city, in a moment", () => {
    const calls = demand(8_600, 12 * minute, 3 * minute);
    const servers = serversNeeded(calls, { answered: { share: 0.9, within: 15 } });
    expect(serviceOf(calls, servers).answeredWithin(15)).toBeGreaterThanOrEqual(0.9);
    expect(serviceOf(calls, servers - 1).answeredWithin(15)).toBeLessThan(0.9);
    expect(servers).toBeGreaterThan(1_600);
  });
});
