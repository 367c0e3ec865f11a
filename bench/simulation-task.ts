/** What every program of this bench simulates: servers and one line, first come, first served; all times are exponential, services of mean 1. */
export interface Task {
  readonly customers: number;
  readonly servers: number;
  readonly arrivalRate: number;
  /** Of one customer who waits; 0 where nobody leaves. */
  readonly abandonmentRate: number;
  readonly seed: number;
}

/** What comes out: of all customers, the mean wait (until they are served or leave), and the shares that wait and that leave. */
export interface Outcome {
  readonly meanWait: number;
  readonly waited: number;
  readonly abandoned: number;
}

/** What a program answers, as one line of JSON. */
export interface ProgramFigures extends Outcome {
  /** Processor time of the simulation alone. */
  readonly seconds: number;
  /** Processor time before it: the program is started, loaded, and compiled by what engines learn from a first, short simulation. */
  readonly startSeconds: number;
  readonly peakMegabytes: number;
}

/** Customers of the first, short simulation. */
const FIRST = 100_000;

/** Simulates the task that the program's arguments name, and prints the figures. */
export async function tellFigures(simulate: (task: Task) => Outcome | Promise<Outcome>): Promise<void> {
  const [customers = 0, servers = 0, arrivalRate = 0, abandonmentRate = 0, seed = 0] = process.argv
    .slice(2)
    .map(Number);
  const task: Task = { customers, servers, arrivalRate, abandonmentRate, seed };
  await simulate({ ...task, customers: Math.min(customers, FIRST), seed: seed + 1 });
  const before = process.cpuUsage();
  const outcome = await simulate(task);
  const { user, system } = process.cpuUsage(before);
  const figures: ProgramFigures = {
    ...outcome,
    seconds: (user + system) / 1e6,
    startSeconds: (before.user + before.system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(figures));
}
