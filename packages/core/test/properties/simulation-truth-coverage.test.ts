import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import { studentInterval } from "../../src/simulation/experiment/student-interval.ts";
import { callCentre } from "../models/call-centre.ts";
import { shownCases } from "../models/reference-cases.ts";
import { exponential, type ShownCase } from "../models/shown-case.ts";
import { readSimulationTruths } from "../reference/read-reference.ts";

const SEEDS = 200;

const unit = exponential(1);

/** Short runs, whose means are close enough to normal. */
const shortRuns: Readonly<Record<string, ShownCase>> = {
  "erlang-b-0": {
    replications: 6,
    run: (streams, replication) => {
      const model = { servers: 10, room: 0, interarrival: exponential(9), service: unit };
      return callCentre(model, streams, replication, { busy: 8, warmUp: 150, callers: 1000 });
    },
  },
  "erlang-a-0": {
    replications: 6,
    run: (streams, replication) => {
      const model = { servers: 100, interarrival: exponential(110), service: unit, patience: exponential(0.5) };
      return callCentre(model, streams, replication, { busy: 120, warmUp: 300, callers: 800 });
    },
  },
  "mmck-0": {
    replications: 6,
    run: (streams, replication) => {
      const model = { servers: 10, room: 10, interarrival: exponential(11), service: unit };
      return callCentre(model, streams, replication, { busy: 15, warmUp: 150, callers: 1000 });
    },
  },
};

const soaking = process.env.SWIFTLINE_SOAK !== undefined;
/** Every case where there is time, which takes the better part of an hour. */
const measures: readonly (readonly [id: string, measure: string, shown: ShownCase])[] = soaking
  ? Object.entries(shownCases).map(([id, shown]) => [id, "", shown])
  : [
      ["erlang-b-0", "pBlock", shortRuns["erlang-b-0"]!],
      ["erlang-a-0", "pAbandon", shortRuns["erlang-a-0"]!],
      ["mmck-0", "meanQueue", shortRuns["mmck-0"]!],
    ];

/**
 * Between 91 and 98.5 % of 200 intervals at 95 % contain the truth. Where they do so at exactly their rate, a test of other seeds
 * fails with a chance of 0.8 %: 0.6 % below and 0.2 % above.
 */
test.each(measures)(
  "%s: 95 of 100 intervals contain the exact value (%s)",
  (id, named, { replications, run }) => {
    const { truth } = readSimulationTruths().find((one) => one.id === id)!;
    let [contained, measure] = [0, named];
    for (let seed = 0; seed < SEEDS; seed++) {
      const streams = randomStreams(soaking ? `${Math.random()}` : seed);
      const measured = Array.from({ length: replications }, (_, replication) => run(streams, replication));
      measure ||= Object.keys(truth).find((name) => name !== "rho" && measured[0]?.[name] !== undefined)!;
      const { low, high } = studentInterval(
        measured.map((values) => values[measure]!),
        0.95,
      )!;
      if (low <= truth[measure]!.value && truth[measure]!.value <= high) contained++;
    }
    expect(contained / SEEDS).toBeGreaterThanOrEqual(0.91);
    expect(contained / SEEDS).toBeLessThanOrEqual(0.985);
  },
  3_600_000,
);
