import fc from "fast-check";
import { expect, test } from "vitest";
import { erlangA, erlangB, erlangC, limitedLines, meanQueueOfConstantHandling } from "../../src/staffing/index.ts";
import { tried } from "../runs.ts";

const queue = fc.record({
  servers: fc.integer({ min: 1, max: 60 }),
  arrivalRate: fc.double({ min: 0.01, max: 80, noNaN: true }),
  serviceRate: fc.double({ min: 0.2, max: 5, noNaN: true }),
  patienceRate: fc.double({ min: 0.05, max: 20, noNaN: true }),
});

const near = (one: number, other: number, part = 1e-9): void =>
  expect(Math.abs(one - other), `${one} and ${other}`).toBeLessThanOrEqual(part * Math.max(1e-6, Math.abs(other)));

test("Palm's model is what the balance of every state by itself gives", () => {
  fc.assert(
    fc.property(queue, ({ servers, arrivalRate, serviceRate, patienceRate }) => {
      const logs = [0];
      for (let n = 1; n < 4000; n++) {
        const leaving = Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * patienceRate;
        logs.push((logs.at(-1) ?? 0) + Math.log(arrivalRate / leaving));
      }
      const most = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - most));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const mean = (value: (n: number) => number) =>
        weights.reduce((total, weight, n) => total + weight * value(n), 0) / sum;
      const palm = erlangA({ servers, arrivalRate, serviceRate, patienceRate });
      near(
        palm.pWait,
        mean((n) => (n >= servers ? 1 : 0)),
      );
      near(
        palm.meanQueue,
        mean((n) => Math.max(0, n - servers)),
      );
      near(
        palm.meanInSystem,
        mean((n) => n),
      );
      near(palm.occupancy, mean((n) => Math.min(n, servers)) / servers);
      near(palm.pAbandon, (patienceRate * mean((n) => Math.max(0, n - servers))) / arrivalRate);
    }),
    tried(30, 5_000),
  );
});

test("callers are served, or hang up; those who wait longer than t are fewer the longer t is, and their sum is the mean wait", () => {
  fc.assert(
    fc.property(queue, (asked) => {
      const palm = erlangA(asked);
      const { pAbandon, meanWait, meanWaitServed, meanWaitAbandoned, answeredWithin, waitExceeds } = palm;
      near((1 - pAbandon) * meanWaitServed + pAbandon * meanWaitAbandoned, meanWait);
      near(answeredWithin(0), 1 - palm.pWait);
      near(waitExceeds(0), palm.pWait);
      near(answeredWithin(1e3 / asked.patienceRate), 1 - pAbandon);
      const step = 0.002 / Math.max(asked.patienceRate, asked.serviceRate);
      let [area, last] = [0, waitExceeds(0)];
      for (let at = 1; at <= 4000 && last > 1e-9; at++) {
        const next = waitExceeds(at * step);
        expect(next).toBeLessThanOrEqual(last * (1 + 1e-12));
        area += (step * (last + next)) / 2;
        last = next;
      }
      if (last < 1e-9) near(area, meanWait, 1e-3);
      else expect(area).toBeLessThanOrEqual(meanWait * (1 + 1e-3));
    }),
    tried(10, 1_000),
  );
});

test("callers who never hang up make Palm's model Erlang's delay formula, those who hang up at once the loss formula", () => {
  fc.assert(
    fc.property(queue, ({ servers, serviceRate, arrivalRate: any }) => {
      const arrivalRate = Math.min(any, 0.9 * servers * serviceRate);
      const patient = erlangA({ servers, arrivalRate, serviceRate, patienceRate: 1e-9 * serviceRate });
      const forEver = erlangC({ servers, arrivalRate, serviceRate });
      near(patient.pWait, forEver.pWait, 1e-5);
      near(patient.meanWait, forEver.meanWait, 1e-5);
      near(patient.answeredWithin(0.3 / serviceRate), forEver.answeredWithin(0.3 / serviceRate), 1e-5);
      const atOnce = erlangA({ servers, arrivalRate, serviceRate, patienceRate: 1e12 * (arrivalRate + serviceRate) });
      near(atOnce.pAbandon, erlangB(servers, arrivalRate / serviceRate), 1e-6);
    }),
    tried(30, 2_000),
  );
});

test("a switchboard without lines to wait on is the loss formula, one with endless lines the delay formula", () => {
  fc.assert(
    fc.property(queue, ({ servers, serviceRate, arrivalRate: any }) => {
      const arrivalRate = Math.min(any, 0.9 * servers * serviceRate);
      const asked = { servers, arrivalRate, serviceRate };
      near(limitedLines(asked, servers).pBlock, erlangB(servers, arrivalRate / serviceRate));
      near(limitedLines(asked, servers + 3000).meanQueue, erlangC(asked).meanQueue);
    }),
    tried(30, 2_000),
  );
});

test("calls that all take the same time make at most, and nearly, half the line of exponential ones", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.05, max: 0.99, noNaN: true }), (servers, load) => {
      const constant = meanQueueOfConstantHandling(servers, load * servers);
      const exponential = erlangC({ servers, arrivalRate: load * servers, serviceRate: 1 }).meanQueue;
      // At low loads few wait at all, and of those who do more than half as long.
      expect(constant).toBeLessThan(exponential);
      if (load > 0.9) expect(constant / exponential).toBeGreaterThan(0.5);
      if (servers === 1) near(constant, exponential / 2);
    }),
    tried(100, 3_000),
  );
});
