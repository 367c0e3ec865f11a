import { describe, expect, test } from "vitest";
import { meanQueueOfConstantHandling } from "./constant-handling.ts";
import { erlangA } from "./erlang-a.ts";
import { erlangB } from "./erlang-b.ts";
import { erlangC } from "./erlang-c.ts";
import { limitedLines } from "./limited-lines.ts";
import { singleServer } from "./single-server.ts";
import { betaFor, delayLimit, impatientDelayLimit, squareRootServers } from "./square-root-rule.ts";

describe("thousands of servers", () => {
  test("a hundred thousand servers before too many callers lose no digit that matters", () => {
    const palm = erlangA({ servers: 100_000, arrivalRate: 110_000, serviceRate: 1, patienceRate: 0.5 });
    expect(palm.throughput / 100_000).toBeCloseTo(1, 9);
    expect(palm.pAbandon).toBeCloseTo(1 - 100_000 / 110_000, 9);
    expect(palm.answeredWithin(10)).toBeCloseTo(100_000 / 110_000, 9);
  });

  test("far too few servers: weights that would overflow are scaled", () => {
    const palm = erlangA({ servers: 10, arrivalRate: 1_000, serviceRate: 1, patienceRate: 0.1 });
    expect(palm.pWait).toBeCloseTo(1, 12);
    expect(palm.pAbandon).toBeCloseTo(0.99, 12);
    expect(palm.meanQueue).toBeCloseTo(9_900, 6);
  });

  test("far too many servers: nobody waits", () => {
    const palm = erlangA({ servers: 5_000, arrivalRate: 10, serviceRate: 1, patienceRate: 1 });
    expect(palm).toMatchObject({ pWait: 0, pAbandon: 0, meanWait: 0, pAbandonGivenWait: 0, meanWaitAbandoned: 0 });
    expect(palm.answeredWithin(0)).toBe(1);
    expect(erlangC({ servers: 5_000, arrivalRate: 10, serviceRate: 1 }).waitQuantile(0.999)).toBe(0);
  });

  test("a switchboard on which everybody who may wait does", () => {
    const { pBlock, throughput } = limitedLines({ servers: 10, arrivalRate: 1_000, serviceRate: 1 }, 5_000);
    expect(throughput).toBeCloseTo(10, 9);
    expect(pBlock).toBeCloseTo(0.99, 12);
  });
});

describe("nobody there", () => {
  test("without servers everybody waits until they hang up", () => {
    const palm = erlangA({ servers: 0, arrivalRate: 5, serviceRate: 1, patienceRate: 0.5 });
    expect(palm).toMatchObject({ pAbandon: 1, meanWait: 2, meanQueue: 10, occupancy: 0, throughput: 0 });
    expect(palm.answeredWithin(100)).toBe(0);
    expect(palm.waitExceeds(2)).toBeCloseTo(Math.exp(-1), 12);
  });

  test("without calls nobody waits", () => {
    expect(erlangA({ servers: 3, arrivalRate: 0, serviceRate: 1, patienceRate: 1 })).toMatchObject({
      pWait: 0,
      meanQueue: 0,
    });
    expect(erlangC({ servers: 3, arrivalRate: 0, serviceRate: 1 })).toMatchObject({
      pWait: 0,
      meanWait: 0,
      occupancy: 0,
    });
    expect(erlangB(3, 0)).toBe(0);
    expect(erlangB(0, 3)).toBe(1);
  });

  test("a load as large as the servers never settles where nobody hangs up", () => {
    const endless = erlangC({ servers: 3, arrivalRate: 3, serviceRate: 1 });
    expect(endless).toMatchObject({ pWait: 1, meanWait: Number.POSITIVE_INFINITY, occupancy: 1 });
    expect([endless.answeredWithin(9), endless.waitExceeds(9), endless.sojournExceeds(9)]).toEqual([0, 1, 1]);
    expect(endless.waitQuantile(0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(meanQueueOfConstantHandling(3, 3)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("what no queue can be is refused by name", () => {
  const fine = { servers: 3, arrivalRate: 1, serviceRate: 1, patienceRate: 1 };
  test.each([
    [{ servers: 2.5 }, "servers is 2.5, no whole number"],
    [{ servers: -1 }, "servers is -1"],
    [{ arrivalRate: Number.NaN }, "arrivalRate is NaN"],
    [{ arrivalRate: -1 }, "arrivalRate is -1"],
    [{ serviceRate: 0 }, "serviceRate is 0"],
    [{ patienceRate: Number.POSITIVE_INFINITY }, "patienceRate is Infinity"],
  ])("%o", (wrong, message) => {
    expect(() => erlangA({ ...fine, ...wrong })).toThrow(message);
  });

  test("fewer lines than servers, a load too large for one server", () => {
    expect(() => limitedLines(fine, 2)).toThrow("2 lines are too few for 3 servers");
    expect(() => singleServer(2, { mean: 0.5, second: 1, third: 1 })).toThrow("a load of 1 is too large");
  });

  test.each([
    [() => erlangB(10, -3), "offeredLoad is -3"],
    [() => meanQueueOfConstantHandling(10, Number.NaN), "offeredLoad is NaN"],
    [() => squareRootServers(-1, 1), "offeredLoad is -1"],
    [() => squareRootServers(100, -20), "beta is -20"],
    [() => impatientDelayLimit(1, -1), "patience is -1"],
    [() => impatientDelayLimit(Number.NaN, 1), "beta is NaN"],
    [() => erlangC(fine).waitQuantile(2), "share is 2"],
    [() => erlangC({ ...fine, arrivalRate: 3 }).waitQuantile(-0.1), "share is -0.1"],
  ])("%s", (ask, message) => {
    expect(ask).toThrow(new RangeError(message));
  });

  test("the rule leaves nobody at the least β there is", () => {
    expect(squareRootServers(100, -10)).toBe(0);
  });
});

describe("the square-root rule", () => {
  /* Halfin and Whitt 1981: β of 0.5061 makes half of the callers wait. */
  test.each([
    [0.5, 0.5061],
    [0.2, 1.0614],
  ])("for %d of the callers to wait, β is about %d", (pWait, beta) => {
    expect(betaFor(pWait)).toBeCloseTo(beta, 3);
    expect(delayLimit(betaFor(pWait))).toBeCloseTo(pWait, 12);
  });

  test.each([0.3, 1, 3])(
    "with callers as patient as %d calls are long, the limit is that of many servers",
    (patience) => {
      const load = 40_000;
      for (const beta of [-1, 0, 0.5, 1.5]) {
        const servers = squareRootServers(load, beta);
        const exact = erlangA({ servers, arrivalRate: load, serviceRate: 1, patienceRate: 1 / patience }).pWait;
        expect(impatientDelayLimit(beta, patience)).toBeCloseTo(exact, 2);
        expect(betaFor(impatientDelayLimit(beta, patience), patience)).toBeCloseTo(beta, 9);
      }
    },
  );

  test("callers who hardly ever hang up make it the rule of those who never do", () => {
    expect(impatientDelayLimit(0.7, 1e9)).toBeCloseTo(delayLimit(0.7), 6);
  });
});
