import type { RandomStream } from "../../../chance/random.ts";
import type { RandomStreams } from "../../../chance/streams.ts";
import { agenda, type EventHandle } from "../../kernel/agenda.ts";
import { level } from "../../kernel/level.ts";
import { tally } from "../../kernel/tally.ts";

/** One server that serves all customers at once, each at an equal share of its speed: M/G/1 with processor sharing. */
interface SharedServer {
  readonly arrivalRate: number;
  readonly service: (stream: RandomStream) => number;
}

interface Job {
  readonly came: number;
  /** The time that everybody in the server has been given when it is done. */
  readonly doneAt: number;
}

const ARRIVAL = 0;
const DONE = 1;

/** One replication, measured from `warmUp` to `end`. */
export function sharedServer(
  { arrivalRate, service }: SharedServer,
  streams: RandomStreams,
  replication: number,
  warmUp: number,
  end: number,
) {
  const arrivals = streams.stream("arrivals", replication);
  const services = streams.stream("services", replication);
  const events = agenda();
  const jobs: Job[] = [];
  const inSystem = level(0);
  const sojourns = tally();
  /** The time that a customer who never leaves would have been given, and up to when it has been counted. */
  let [given, seen] = [0, 0];
  let planned: EventHandle | undefined;

  const see = (): void => {
    if (jobs.length > 0) given += (events.now - seen) / jobs.length;
    seen = events.now;
    inSystem.set(jobs.length, events.now);
  };
  /** Who came or left changes everybody's speed, so the next end is planned anew. */
  const planEnd = (): void => {
    if (planned !== undefined) events.cancel(planned);
    inSystem.set(jobs.length, events.now);
    const [first] = jobs;
    planned = first && events.schedule(events.now + Math.max(0, first.doneAt - given) * jobs.length, 0, DONE, 0);
  };
  const arrive = (): void => {
    events.schedule(events.now + arrivals.exponential() / arrivalRate, 0, ARRIVAL, 0);
    const job = { came: events.now, doneAt: given + service(services) };
    const behind = jobs.findIndex(({ doneAt }) => doneAt > job.doneAt);
    jobs.splice(behind === -1 ? jobs.length : behind, 0, job);
  };
  const run = (until: number): void => {
    while (events.next(until)) {
      see();
      if (events.kind === ARRIVAL) arrive();
      else {
        planned = undefined;
        sojourns.add(events.now - jobs.shift()!.came);
      }
      planEnd();
    }
  };
  events.schedule(arrivals.exponential() / arrivalRate, 0, ARRIVAL, 0);
  run(warmUp);
  inSystem.reset(warmUp);
  sojourns.reset();
  run(end);
  return { meanSojourn: sojourns.mean, meanInSystem: inSystem.mean(end) };
}
