import { erlangC, type PatientService } from "../../../staffing/erlang-c.ts";
import type { Network } from "../models/network.ts";

/** A network in the long run: each station is as if it were alone, with the visits that the others send (Jackson 1957). */
interface JacksonService {
  /** By node. */
  readonly visitRates: readonly number[];
  readonly stations: readonly PatientService[];
  readonly meanInNetwork: number;
  readonly meanTotalSojourn: number;
}

export function jackson({ nodes }: Network): JacksonService {
  const rates = visitRates({ nodes });
  const stations = nodes.map(({ servers, serviceRate }, at) =>
    erlangC({ servers, serviceRate, arrivalRate: rates[at] as number }),
  );
  const meanInNetwork = stations.reduce((sum, { meanInSystem }) => sum + meanInSystem, 0);
  const outside = nodes.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0);
  return { visitRates: rates, stations, meanInNetwork, meanTotalSojourn: meanInNetwork / outside };
}

/** How many customers come to each node, from outside and from others: by adding visit after visit until no digit changes. */
function visitRates({ nodes }: Network): readonly number[] {
  const total = nodes.map(() => 0);
  let visit = nodes.map(({ arrivalRate }) => arrivalRate);
  for (let changed = true; changed; ) {
    changed = false;
    const next = nodes.map(() => 0);
    for (const [from, { goesTo }] of nodes.entries()) {
      const before = total[from] as number;
      total[from] = before + (visit[from] as number);
      if (total[from] !== before) changed = true;
      for (const { node, chance } of goesTo) next[node] = (next[node] as number) + (visit[from] as number) * chance;
    }
    visit = next;
  }
  return total;
}
