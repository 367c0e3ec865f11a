import type { RandomStream } from "../../../chance/random.ts";
import type { RandomStreams } from "../../../chance/streams.ts";
import { agenda } from "../../kernel/agenda.ts";
import { fifoLine, NOBODY } from "../../kernel/fifo-line.ts";
import { type Level, level } from "../../kernel/level.ts";
import { type Tally, tally } from "../../kernel/tally.ts";

/** An open network of Jackson: stations with a line each, between which customers move by chance. */
export interface Network {
  readonly nodes: readonly NetworkNode[];
}

interface NetworkNode {
  readonly servers: number;
  /** Of one server. */
  readonly serviceRate: number;
  /** Of those who come from outside. */
  readonly arrivalRate: number;
  /** Where a customer goes next, by chance; whoever goes nowhere leaves. */
  readonly goesTo: readonly { readonly node: number; readonly chance: number }[];
}

export interface NetworkMeasures {
  /** By node. */
  readonly waits: readonly Tally[];
  readonly arrivalRates: readonly number[];
  readonly meanQueues: readonly number[];
  readonly meanInSystem: readonly number[];
  readonly meanInNetwork: number;
  /** Of those who leave, from their arrival from outside on. */
  readonly sojourns: Tally;
  /** How many services they have had. */
  readonly visits: Tally;
}

interface Station extends NetworkNode {
  readonly index: number;
  readonly line: ReturnType<typeof fifoLine>;
  readonly queue: Level;
  readonly busy: Level;
  readonly waits: Tally;
  visited: number;
}

const ARRIVAL = 0;
const DONE = 1;

export interface NetworkSpan {
  /** Draws by node how many are there in the beginning: nobody if left out. */
  readonly present?: readonly ((stream: RandomStream) => number)[];
  readonly warmUp: number;
  readonly end: number;
}

/** One replication, measured from `warmUp` to `end`. */
export function network(
  { nodes }: Network,
  streams: RandomStreams,
  replication: number,
  { present = [], warmUp, end }: NetworkSpan,
): NetworkMeasures {
  const arrivals = nodes.map((_, node) => streams.stream(`arrivals ${node}`, replication));
  const services = streams.stream("services", replication);
  const routes = streams.stream("routes", replication);
  const events = agenda();
  const stations: Station[] = nodes.map((node, index) => ({
    ...node,
    index,
    line: fifoLine(),
    queue: level(0),
    busy: level(0),
    waits: tally(),
    visited: 0,
  }));
  const inNetwork = level(0);
  const [sojourns, visits] = [tally(), tally()];
  // A customer is an integer, given again to another one who comes after them.
  const node: number[] = [];
  const came: number[] = [];
  const joined: number[] = [];
  const served: number[] = [];
  const free: number[] = [];

  const plan = (index: number): void => {
    const rate = (nodes[index] as NetworkNode).arrivalRate;
    if (rate > 0) events.schedule(events.now + arrivals[index]!.exponential() / rate, 0, ARRIVAL, index);
  };

  function enter(index: number): void {
    const customer = free.pop() ?? came.length;
    came[customer] = events.now;
    served[customer] = 0;
    inNetwork.change(1, events.now);
    visit(customer, stations[index] as Station);
  }

  function visit(customer: number, station: Station): void {
    node[customer] = station.index;
    joined[customer] = events.now;
    station.visited++;
    if (station.busy.value < station.servers) {
      station.busy.change(1, events.now);
      serve(customer, station);
    } else {
      station.line.join(customer);
      station.queue.change(1, events.now);
    }
  }

  function serve(customer: number, station: Station): void {
    station.waits.add(events.now - joined[customer]!);
    served[customer]!++;
    events.schedule(events.now + services.exponential() / station.serviceRate, 0, DONE, customer);
  }

  function done(customer: number): void {
    const station = stations[node[customer]!] as Station;
    const next = station.line.take();
    if (next === NOBODY) station.busy.change(-1, events.now);
    else {
      station.queue.change(-1, events.now);
      serve(next, station);
    }
    const target = routed(station.goesTo, routes.uniform());
    if (target === undefined) depart(customer);
    else visit(customer, stations[target] as Station);
  }

  function depart(customer: number): void {
    inNetwork.change(-1, events.now);
    sojourns.add(events.now - came[customer]!);
    visits.add(served[customer]!);
    free.push(customer);
  }

  const run = (until: number): void => {
    while (events.next(until)) {
      if (events.kind === DONE) done(events.argument);
      else {
        plan(events.argument);
        enter(events.argument);
      }
    }
  };

  const atFirst = streams.stream("present", replication);
  for (const [index, draw] of present.entries()) for (let many = draw(atFirst); many > 0; many--) enter(index);
  for (const index of nodes.keys()) plan(index);
  run(warmUp);
  for (const one of [inNetwork, ...stations.flatMap(({ queue, busy }) => [queue, busy])]) one.reset(warmUp);
  for (const one of [sojourns, visits, ...stations.map(({ waits }) => waits)]) one.reset();
  for (const station of stations) station.visited = 0;
  run(end);
  return {
    waits: stations.map(({ waits }) => waits),
    arrivalRates: stations.map(({ visited }) => visited / (end - warmUp)),
    meanQueues: stations.map(({ queue }) => queue.mean(end)),
    meanInSystem: stations.map(({ queue, busy }) => queue.mean(end) + busy.mean(end)),
    meanInNetwork: inNetwork.mean(end),
    sojourns,
    visits,
  };
}

function routed(goesTo: NetworkNode["goesTo"], uniform: number): number | undefined {
  let below = 0;
  for (const { node, chance } of goesTo) {
    below += chance;
    if (uniform < below) return node;
  }
  return undefined;
}
