import { describe, expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { momentsOf } from "../../src/simulation/experiment/moments.ts";
import type { ExactCase } from "../../src/simulation/validation/exact-case.ts";
import { exactCases } from "../../src/simulation/validation/exact-cases.ts";
import { readSimulationTruths } from "../reference/read-reference.ts";

const soaking = process.env.SWIFTLINE_SOAK !== undefined;

const truths = new Map(readSimulationTruths().map(({ id, truth }) => [id.replace(/-0$/, ""), truth]));
const truthOf = (name: string) => truths.get(name)!;

/** The cases that are models of nothing that happens: shown in simulation/experiment/student-t.test.ts. */
const shownElsewhere = ["student-t"];

/**
 * What the reference data says of these cases and is not measured: inputs, closed forms and limits, and what is so rare that
 * runs of seconds have a biased idea of it. A pattern for the names, for every case or for one.
 */
const leftToFormulas: Readonly<Record<string, RegExp>> = {
  "": /^(offeredLoad|pBlockErlangB|sigma|throughput|asymVar\w+|pSojournGt_.+|minAgents_\w+|tailMassAtEnd)$/,
  "mmc-large": /^(sdWait|pWaitGt_1|waitQuantile_.+)$/,
  qed: /^(c|betaEffective|pWaitQed|relError)$/,
  "jackson-city": /^intake(PWait|MeanWait)$/,
  "priority-nonpreemptive-mmc": /^(pWait|meanWaitAll)$/,
  "mg1-ps": /^meanSojournOfJobSize_2$/,
  "mt-m-c-m-transient": /^meanWaitAll$/,
};

/** Truths that go by another name here, since everybody who is measured waits, or those who are accepted do. */
const alias: Readonly<Record<string, string>> = {
  meanWaitAll: "meanWait",
  meanWaitAccepted: "meanWait",
  occupancy: "rho",
  SL_at_min80: "pServedWithin_20",
  pWaitExact: "pWait",
};
const otherName: Readonly<Record<string, string>> = { "mm1-feedback meanInSystem": "meanInNetwork" };

test("every case of the reference data is simulated, or shown elsewhere", () => {
  expect([...exactCases.map(({ name }) => name), ...shownElsewhere].toSorted()).toEqual([...truths.keys()].toSorted());
});

describe("what the formulas say is what was computed with 60 digits, but for one part in 10^10", () => {
  test.each(exactCases)("$name", ({ name, exact }) => {
    const ours = exact();
    const left = [leftToFormulas[""], leftToFormulas[name]];
    const far = Object.entries(truthOf(name))
      .filter(([measure]) => !left.some((pattern) => pattern?.test(measure)))
      .map(([measure, { value }]) => {
        const called = measure in ours ? measure : (otherName[`${name} ${measure}`] ?? alias[measure] ?? measure);
        return { measure, value, ours: ours[called] ?? Number.NaN };
      })
      .filter((one) => !(Math.abs(one.ours - one.value) <= 1e-10 * Math.abs(one.value)));
    expect(far).toEqual([]);
  });
});

/** By name, what the replications of a case have measured; those of a soak are many more, and ever new ones. */
function measuredOf({ name, whole: { replications, run } }: ExactCase): ReadonlyMap<string, readonly number[]> {
  const streams = randomStreams(soaking ? `${name} ${Math.random()}` : name);
  const byName = new Map<string, number[]>();
  for (let replication = 0; replication < replications * (soaking ? 10 : 1); replication++)
    for (const [measure, value] of Object.entries(run(streams, replication))) {
      const values = byName.get(measure) ?? [];
      values.push(value);
      byName.set(measure, values);
    }
  return byName;
}

/** How many standard errors the mean is off. What never happened in n replications has a chance of less than 7/n, but for one time in 1,000. */
function errorsOff(values: readonly number[], value: number): number {
  const { n, mean, variance } = momentsOf(values);
  if (variance === 0 && mean === 0) return (4 * value * n) / 7;
  return (mean - value) / Math.sqrt(variance / n);
}

/**
 * A right mean of 12 normal values is beyond 4 standard errors with a chance of 2 in 1,000. There are some 170 means here, many of
 * which hang together: of the runs with other seeds at most one in three would report something that is right. A soak has ten times
 * as many replications, and one in ten would: means of waits are lopsided where the load is heavy.
 */
describe("every mean is within four standard errors of the exact value", () => {
  test.each(exactCases)(
    "$name: $model",
    (one) => {
      const measured = measuredOf(one);
      const compared = Object.entries(one.exact()).map(([measure, value]) => {
        return { measure, value, off: errorsOff(measured.get(measure) ?? [], value) };
      });
      expect(compared.filter(({ off }) => !(Math.abs(off) <= 4))).toEqual([]);
    },
    3_600_000,
  );
});
