import { arrivals } from "../../src/chance/arrivals.ts";
import { changingCentre } from "./changing-centre.ts";
import type { ShownCase } from "./shown-case.ts";
import { sineArrivals } from "./sine-arrivals.ts";

const hourlyRates = [
  120, 80, 60, 50, 60, 110, 260, 640, 1500, 2100, 2200, 1900, 1300, 1400, 1900, 2000, 1800, 1300, 900, 760, 640, 480,
  300, 190,
];
const stepwise = (step: number, expected: readonly number[]) => arrivals({ start: 0, step, expected });
const unlimited = [[0, 1e9]] as const;

export const changing = {
  "mt-m-inf-sine-0": {
    replications: 15,
    run: (streams, replication) => {
      const model = {
        nextArrival: sineArrivals({ mean: 1000, amplitude: 600, period: 24 }),
        serviceRate: 10,
        schedule: unlimited,
      };
      return changingCentre(model, streams, replication, -4, [0, 3, 6, 9, 12, 18]);
    },
  },
  "mt-m-inf-hourly-0": {
    replications: 15,
    run: (streams, replication) => {
      const model = { nextArrival: stepwise(1, hourlyRates), serviceRate: 12, schedule: unlimited };
      return changingCentre(
        model,
        streams,
        replication,
        -4,
        [...hourlyRates.keys()].map((hour) => hour + 1),
      );
    },
  },
  "mt-m-c-m-transient-0": {
    replications: 600,
    run: (streams, replication) => {
      const model = {
        nextArrival: stepwise(2, [60, 140, 110, 40]),
        serviceRate: 1,
        leavingRate: 0.5,
        schedule: [[0, 50]] as const,
      };
      const seen = changingCentre(model, streams, replication, 0, [2, 4, 6, 8]);
      return { ...seen, meanWaitAll: seen.waitingTime / 350 };
    },
  },
  "mt-m-st-m-theta-eq-mu-0": {
    replications: 250,
    run: (streams, replication) => {
      const servers = [60, 85, 105, 118, 112, 100, 92, 96, 110, 120, 114, 101];
      const model = {
        nextArrival: sineArrivals({ mean: 100, amplitude: 20, period: 2 * Math.PI }),
        serviceRate: 1,
        leavingRate: 1,
        schedule: [...servers.entries()],
      };
      return changingCentre(model, streams, replication, 0, [0.5, 1.5, 2.5, 4, 6, 8, 10, 12]);
    },
  },
} satisfies Record<string, ShownCase>;
