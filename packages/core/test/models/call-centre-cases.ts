import { sampler } from "../../src/chance/distributions/index.ts";
import { type CallCentre, callCentre, type Span } from "./call-centre.ts";
import { exponential, type ShownCase } from "./shown-case.ts";

const constant = (value: number) => sampler({ kind: "constant", value });
const unit = exponential(1);

const one = (model: CallCentre, span: Span, replications = 12): ShownCase => ({
  replications,
  run: (streams, replication) => callCentre(model, streams, replication, span),
});

const poisson = (rate: number) => ({ interarrival: exponential(rate) });
const oneServer = { servers: 1, service: unit };
/** Where there are many servers, what a short run sees is far from normal: intervals need longer ones, for which only a soak has time. */
const large = (callers: number): number => (process.env.SWIFTLINE_SOAK === undefined ? callers : 5 * callers);
const short: Span = { warmUp: 5_000, callers: 25_000 };

export const callCentres = {
  "mm1-0": one({ ...oneServer, ...poisson(0.9) }, { warmUp: 5_000, callers: 50_000, within: [1, 5] }),
  "mmc-0": one({ servers: 10, service: unit, ...poisson(9) }, { ...short, within: [0.25, 1, 3] }),
  "mmc-large-0": one(
    { servers: 1700, service: unit, ...poisson(1680) },
    { busy: 1700, warmUp: 50_000, callers: large(100_000), within: [0.01, 0.05] },
    8,
  ),
  "erlang-b-0": one({ servers: 10, room: 0, service: constant(1), ...poisson(9) }, short),
  "erlang-b-large-0": one(
    { servers: 1700, room: 0, service: unit, ...poisson(1750) },
    { busy: 1700, warmUp: 5_000, callers: large(25_000) },
  ),
  "erlang-a-0": one(
    { servers: 100, service: unit, patience: exponential(0.5), ...poisson(110) },
    { ...short, within: [0.05, 0.2] },
  ),
  "erlang-a-large-0": one(
    { servers: 1700, service: unit, patience: exponential(0.5), ...poisson(1750) },
    { busy: 1800, warmUp: 15_000, callers: large(30_000), within: [0.01, 0.05] },
  ),
  "mmck-0": one({ servers: 10, room: 10, service: unit, ...poisson(11) }, short),
  "mg1-lognormal-0": one(
    { servers: 1, service: sampler({ kind: "lognormal", mean: 1, scv: 2 }), ...poisson(0.8) },
    short,
  ),
  "md1-0": one({ servers: 1, service: constant(1), ...poisson(0.85) }, short),
  "me1-0": one({ servers: 1, service: sampler({ kind: "erlang", mean: 1, phases: 3 }), ...poisson(0.9) }, short),
  "mdc-0": one({ servers: 10, service: constant(1), ...poisson(9) }, short),
  "dm1-0": one({ ...oneServer, interarrival: constant(1.25) }, short),
  "em1-0": one({ ...oneServer, interarrival: sampler({ kind: "erlang", mean: 1 / 0.85, phases: 2 }) }, short),
  "staffing-erlang-c-0": {
    replications: 12,
    run: (streams, replication) => {
      const model = { servers: 247, service: exponential(1 / 300), ...poisson(68_000 / 24 / 3600) };
      const span = { busy: 240, warmUp: 5_000, callers: large(25_000), within: [20] };
      return { SL_at_min80: callCentre(model, streams, replication, span).pServedWithin_20! };
    },
  },
  "qed-0": {
    replications: 8,
    run: (streams, replication) => {
      const model = { servers: 1671, service: unit, ...poisson(1650) };
      const span = { busy: 1671, warmUp: 50_000, callers: large(100_000) };
      return { pWaitExact: callCentre(model, streams, replication, span).pWait! };
    },
  },
} satisfies Record<string, ShownCase>;
