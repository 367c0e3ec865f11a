import { sampler } from "../../src/chance/distributions/index.ts";
import { type PriorityCentre, priorityCentre } from "./priority-centre.ts";
import { sharedServer } from "./shared-server.ts";
import { exponential, type ShownCase } from "./shown-case.ts";

const unit = exponential(1);

const byClass = (kind: string, means: readonly { readonly mean: number }[]): Readonly<Record<string, number>> =>
  Object.fromEntries(means.map(({ mean }, index) => [`${kind}_class${index + 1}`, mean]));

const twoClasses: PriorityCentre["classes"] = [
  { arrivalRate: 0.2, service: unit },
  { arrivalRate: 0.25, service: sampler({ kind: "erlang", mean: 2, phases: 2 }) },
];

export const priorities = {
  "priority-nonpreemptive-mmc-0": {
    replications: 12,
    run: (streams, replication) => {
      const classes = [2, 3, 4].map((arrivalRate) => ({ arrivalRate, service: unit }));
      const model = { servers: 10, preemptive: false, classes };
      return byClass("meanWait", priorityCentre(model, streams, replication, 500, 4_000).waits);
    },
  },
  "priority-nonpreemptive-mg1-0": {
    replications: 12,
    run: (streams, replication) => {
      const model = { servers: 1, preemptive: false, classes: twoClasses };
      return byClass("meanWait", priorityCentre(model, streams, replication, 2_000, 40_000).waits);
    },
  },
  "priority-preemptive-resume-mg1-0": {
    replications: 12,
    run: (streams, replication) => {
      const model = { servers: 1, preemptive: true, classes: twoClasses };
      return byClass("meanSojourn", priorityCentre(model, streams, replication, 2_000, 40_000).sojourns);
    },
  },
  "mg1-ps-0": {
    replications: 12,
    run: (streams, replication) => {
      const service = sampler({ kind: "hyperexponential", mean: 1, scv: 5 });
      return sharedServer({ arrivalRate: 0.8, service }, streams, replication, 2_000, 30_000);
    },
  },
} satisfies Record<string, ShownCase>;
