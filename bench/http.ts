/**
 * What the HTTP SDK costs over bare Hono on the same Node, and what group commit gains: reads of one appeal, and registrations that are
 * checked, routed and on the disk before they are answered. Ways take turns on a loopback, and are compared within each turn; the
 * median of the turns counts. Ends with the bars.
 *
 *     pnpm bench:http [requests] [--memory] [--check]
 *
 * `--memory` sends 200,000 requests to one server, and compares what it has in use after them with what another has after 20,000; the
 * peaks are printed too. With `--check` a bar that is missed ends in exit code 1.
 */
import { parseArgs } from "node:util";
import { median, printTable } from "./figures.ts";
import { type Load, type Memory, type Server, startServer, type Way } from "./http-load.ts";
import { type Bar, printBars } from "./routing-bars.ts";

/** So many requests are one turn of a server, after a run-up: while others had theirs, its engine gave back what it had for new objects. */
const [A_TURN, RUN_UP, WARM_UP] = [10_000, 2000, 60_000];
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { memory: { type: "boolean" }, check: { type: "boolean" } },
});
const requests = Number(positionals[0] ?? 120_000);

const appeal = JSON.stringify({
  hotline: "nyc-311",
  kind: "complaint",
  channel: "web",
  category: "noise-residential",
  area: "brooklyn",
  text: "A party in the flat above, since ten; it is not the first time.",
});

const FIRST = "/v1/appeals/nyc-311:1000001";

type Measured = Readonly<Record<"get" | "post", Load>>;

const ways = ["bare", "ours", "alone"] as const satisfies readonly Way[];
/** The same load on each way, one right after the other. */
type Turn = Readonly<Record<Way, Measured>>;

/** All ways take both loads in turn: what else the machine does comes and goes more slowly than they do. */
async function measure(): Promise<readonly Turn[]> {
  const servers = await Promise.all(ways.map(startServer));
  const timed = async (load: (count: number) => Promise<Load>, part = 1): Promise<Load> => {
    await load(RUN_UP * part);
    return load(A_TURN * part);
  };
  const load = async ({ get, post }: Server, way: Way): Promise<Measured> => ({
    get: await timed((count) => get(count, FIRST)),
    // A fifth of them takes it long enough to be measured as well.
    post: await timed((count) => post(count, "/v1/appeals", appeal), way === "alone" ? 0.2 : 1),
  });
  for (const server of servers) {
    await server.post(WARM_UP / 2, "/v1/appeals", appeal);
    await server.get(WARM_UP, FIRST);
  }
  const turns: Turn[] = [];
  for (let sent = 0; sent < requests; sent += A_TURN) {
    const turn: Partial<Record<Way, Measured>> = {};
    for (const [place, way] of ways.entries()) turn[way] = await load(servers[place] as Server, way);
    turns.push(turn as Turn);
  }
  for (const server of servers) await server.stop();
  return turns;
}

/** The memory of a server after so many requests, and after ten times as many. */
async function growth(): Promise<readonly Memory[]> {
  const found: Memory[] = [];
  for (const count of [20_000, 200_000]) {
    const server = await startServer("ours");
    await server.post(1, "/v1/appeals", appeal);
    await server.get(count, FIRST);
    const memory = await server.stop();
    console.log(`${count} GETs: ${memory.kept.toFixed(1)} MB in use, ${memory.peak.toFixed(0)} MB at the peak`);
    found.push(memory);
  }
  return found;
}

const turns = await measure();

const medianOf = (figure: (turn: Turn) => number): number => median(turns.map(figure));
const ratio = (what: keyof Measured, way: Way, over: Way): number =>
  medianOf((turn) => turn[way][what].perSecond / turn[over][what].perSecond);

const names = { bare: "bare Hono", ours: "ours", alone: "ours, one transaction a request" } as const;
printTable(
  [`${requests} requests, 64 at once`, "a second", "x bare", "p99 ms", "failed"],
  (["get", "post"] as const).flatMap((what) =>
    ways.map((way) => [
      `${what.toUpperCase()} ${names[way]}`,
      medianOf((turn) => turn[way][what].perSecond).toFixed(0),
      ratio(what, way, "bare").toFixed(2),
      medianOf((turn) => turn[way][what].p99).toFixed(1),
      `${Math.max(...turns.map((turn) => turn[way][what].failed))}`,
    ]),
  ),
);

const memory = flags.memory ? await growth() : [];
const bars: readonly Bar[] = [
  { name: "GET of one appeal, x bare Hono", ratio: ratio("get", "ours", "bare"), atLeast: 0.6 },
  { name: "POST of an appeal, x one transaction a request", ratio: ratio("post", "ours", "alone"), atLeast: 4 },
  { name: "POST of an appeal, x bare Hono that stores nothing", ratio: ratio("post", "ours", "bare"), atLeast: 0.25 },
  ...(flags.memory
    ? [
        {
          name: "MB in use after 200,000 GETs, x 20,000",
          ratio: (memory[1]?.kept ?? 0) / (memory[0]?.kept ?? 1),
          atMost: 1.2,
        },
      ]
    : []),
];
if (printBars(bars) > 0 && flags.check) process.exitCode = 1;
