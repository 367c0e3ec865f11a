import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { momentsOf } from "../../src/simulation/experiment/moments.ts";
import { leftToFormulas, shownCases, shownElsewhere } from "../models/reference-cases.ts";
import type { ShownCase } from "../models/shown-case.ts";
import { readSimulationTruths } from "../reference/read-reference.ts";

const truths = readSimulationTruths();
const soaking = process.env.SWIFTLINE_SOAK !== undefined;

test("every case of the reference data is shown here or elsewhere", () => {
  const shown = [...Object.keys(shownCases), ...Object.keys(shownElsewhere)];
  expect(shown.toSorted()).toEqual(truths.map(({ id }) => id).toSorted());
});

/** By name, what the replications of a case have measured; those of a soak are many more, and ever new ones. */
function measuredOf(id: string, { replications, run }: ShownCase): ReadonlyMap<string, readonly number[]> {
  const streams = randomStreams(soaking ? `${id} ${Math.random()}` : id);
  const byName = new Map<string, number[]>();
  for (let replication = 0; replication < replications * (soaking ? 10 : 1); replication++)
    for (const [name, value] of Object.entries(run(streams, replication)))
      byName.set(name, [...(byName.get(name) ?? []), value]);
  return byName;
}

/** Truths that are measured by another name, since everybody who is measured waits, or those who are accepted do. */
const alias: Readonly<Record<string, string>> = {
  meanWaitAll: "meanWait",
  meanWaitAccepted: "meanWait",
  occupancy: "rho",
};

/** How many standard errors the mean is off. What never happened in n replications has a chance of less than 7/n, but for one time in 1,000. */
function errorsOff(values: readonly number[], value: number): number {
  const { n, mean, variance } = momentsOf(values);
  if (variance === 0 && mean === 0) return (4 * value * n) / 7;
  return (mean - value) / Math.sqrt(variance / n);
}

/**
 * A right mean of 12 normal values is beyond 4 standard errors with a chance of 2 in 1,000. There are some 200 means here, many of
 * which hang together: of the runs with other seeds at most one in three would report something that is right. A soak has ten times
 * as many replications, and one in 50 would.
 */
test.each(Object.entries(shownCases))(
  "%s: every mean is within four standard errors of the exact value",
  (id, shown) => {
    const { truth } = truths.find((one) => one.id === id)!;
    const measured = measuredOf(id, shown);
    const left = [leftToFormulas[""], leftToFormulas[id]];
    const compared = Object.entries(truth)
      .filter(([name]) => !left.some((pattern) => pattern?.test(name)))
      .map(([name, { value }]) => {
        const values = measured.get(name) ?? measured.get(alias[name] ?? "") ?? [];
        return { name, value, off: errorsOff(values, value) };
      });
    expect(compared.filter(({ off }) => !(Math.abs(off) <= 4))).toEqual([]);
  },
);
