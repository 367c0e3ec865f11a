import { sampler } from "../../../chance/distributions/index.ts";
import { erlangC } from "../../../staffing/erlang-c.ts";
import { sojournsOfPreemptive, waitsByPriority, waitsOfEquals } from "../exact/priority-waits.ts";
import { type CaseMeasures, type ExactCase, exponential } from "../exact-case.ts";
import { type PriorityCentre, priorityCentre } from "../models/priority-centre.ts";
import { sharedServer } from "../models/shared-server.ts";

const byClass = (kind: string, means: readonly number[]): CaseMeasures =>
  Object.fromEntries(means.map((mean, index) => [`${kind}_class${index + 1}`, mean]));

const unit = exponential(1);

const twoClasses: PriorityCentre["classes"] = [
  { arrivalRate: 0.2, service: unit },
  { arrivalRate: 0.25, service: sampler({ kind: "erlang", mean: 2, phases: 2 }) },
];
const theirMoments = [
  { arrivalRate: 0.2, mean: 1, second: 2 },
  { arrivalRate: 0.25, mean: 2, second: 6 },
];

/** Who is looked at: from which time on, and until when. */
interface Lengths {
  readonly whole: readonly [warmUp: number, end: number];
  readonly short: readonly [warmUp: number, end: number];
}

function simulations(model: PriorityCentre, of: "Wait" | "Sojourn", { whole, short }: Lengths) {
  const run =
    ([warmUp, end]: readonly [number, number]): ExactCase["whole"]["run"] =>
    (streams, replication) => {
      const { waits, sojourns } = priorityCentre(model, streams, replication, warmUp, end);
      const tallies = of === "Wait" ? waits : sojourns;
      return byClass(
        `mean${of}`,
        tallies.map(({ mean }) => mean),
      );
    };
  return {
    whole: { replications: 12, run: run(whole) },
    short: { replications: 10, run: run(short), measure: `mean${of}_class1` },
  } satisfies Partial<ExactCase>;
}

export const priorityCases: readonly ExactCase[] = [
  {
    name: "priority-nonpreemptive-mmc",
    model: "M/M/10 with three classes, nobody interrupted",
    exact: () => {
      const { meanWait } = erlangC({ servers: 10, arrivalRate: 9, serviceRate: 1 });
      return byClass("meanWait", waitsOfEquals(meanWait, [0.2, 0.3, 0.4]));
    },
    ...simulations(
      {
        servers: 10,
        preemptive: false,
        classes: [2, 3, 4].map((arrivalRate) => ({ arrivalRate, service: unit })),
      },
      "Wait",
      { whole: [500, 4_000], short: [50, 130] },
    ),
  },
  {
    name: "priority-nonpreemptive-mg1",
    model: "M/G/1 with two classes, nobody interrupted",
    exact: () => byClass("meanWait", waitsByPriority(theirMoments)),
    ...simulations({ servers: 1, preemptive: false, classes: twoClasses }, "Wait", {
      whole: [2_000, 40_000],
      short: [200, 1_000],
    }),
  },
  {
    name: "priority-preemptive-resume-mg1",
    model: "M/G/1 with two classes, of which the first interrupts the second",
    exact: () => byClass("meanSojourn", sojournsOfPreemptive(theirMoments)),
    ...simulations({ servers: 1, preemptive: true, classes: twoClasses }, "Sojourn", {
      whole: [2_000, 40_000],
      short: [200, 1_000],
    }),
  },
  sharing(),
];

/** Whatever the law of the handling time, everybody stays as if it were exponential. */
function sharing(): ExactCase {
  const model = { arrivalRate: 0.8, service: sampler({ kind: "hyperexponential", mean: 1, scv: 5 }) };
  return {
    name: "mg1-ps",
    model: "M/G/1 whose server works on all at once, handling of very different lengths",
    exact: () => ({ meanSojourn: 5, meanInSystem: 4 }),
    whole: {
      replications: 12,
      run: (streams, replication) => sharedServer(model, streams, replication, 2_000, 30_000),
    },
    short: {
      replications: 30,
      measure: "meanInSystem",
      run: (streams, replication) => sharedServer(model, streams, replication, 200, 4_500),
    },
  };
}
