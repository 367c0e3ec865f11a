/**
 * What the HTTP SDK costs over bare Hono on the same Node, and what group commit gains: reads of one appeal, and registrations that are
 * checked, routed and on the disk before they are answered. Ways take turns on a loopback; the better of the rounds counts. Ends with
 * the bars.
 *
 *     pnpm bench:http [requests] [--memory] [--check]
 *
 * `--memory` sends 200,000 requests to one server, and compares what it has in use after them with what another has after 20,000; the
 * peaks are printed too. With `--check` a bar that is missed ends in exit code 1.
 */
import { parseArgs } from "node:util";
import { printTable } from "./figures.ts";
import { type Load, type Memory, startServer, type Way } from "./http-load.ts";
import { type Bar, printBars } from "./routing-bars.ts";

const ROUNDS = 3;
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { memory: { type: "boolean" }, check: { type: "boolean" } },
});
const requests = Number(positionals[0] ?? 60_000);

const appeal = JSON.stringify({
  hotline: "nyc-311",
  kind: "complaint",
  channel: "web",
  category: "noise-residential",
  area: "brooklyn",
  text: "A party in the flat above, since ten; it is not the first time.",
});

type Measured = Readonly<Record<"get" | "post", Load>>;

/** A server that has been warmed up by as many requests as are timed, under both loads. */
async function measure(way: Way): Promise<Measured> {
  const server = await startServer(way);
  await server.post(requests / 2, "/v1/appeals", appeal);
  await server.get(requests, "/v1/appeals/nyc-311:1");
  const get = await server.get(requests, "/v1/appeals/nyc-311:1");
  const post = await server.post(requests / 2, "/v1/appeals", appeal);
  await server.stop();
  return { get, post };
}

const faster = (one: Load | undefined, other: Load): Load =>
  one !== undefined && one.perSecond > other.perSecond ? one : other;

async function bestOf(ways: readonly Way[]): Promise<ReadonlyMap<Way, Measured>> {
  const best = new Map<Way, Measured>();
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ways) {
      const { get, post } = await measure(way);
      const before = best.get(way);
      best.set(way, { get: faster(before?.get, get), post: faster(before?.post, post) });
    }
  return best;
}

/** The memory of a server after so many requests, and after ten times as many. */
async function growth(): Promise<readonly Memory[]> {
  const found: Memory[] = [];
  for (const count of [20_000, 200_000]) {
    const server = await startServer("ours");
    await server.post(1, "/v1/appeals", appeal);
    await server.get(count, "/v1/appeals/nyc-311:1");
    const memory = await server.stop();
    console.log(`${count} GETs: ${memory.kept.toFixed(1)} MB in use, ${memory.peak.toFixed(0)} MB at the peak`);
    found.push(memory);
  }
  return found;
}

const best = await bestOf(["bare", "ours", "alone"]);
const of = (way: Way): Measured => best.get(way) as Measured;
const names = { bare: "bare Hono", ours: "ours", alone: "ours, one transaction a request" } as const;
printTable(
  [`${requests} requests, 64 at once`, "a second", "x bare", "p99 ms", "failed"],
  (["get", "post"] as const).flatMap((what) =>
    (Object.keys(names) as Way[]).map((way) => {
      const { perSecond, p99, failed } = of(way)[what];
      const ratio = perSecond / of("bare")[what].perSecond;
      return [
        `${what.toUpperCase()} ${names[way]}`,
        perSecond.toFixed(0),
        ratio.toFixed(2),
        p99.toFixed(1),
        `${failed}`,
      ];
    }),
  ),
);

const ratio = (what: "get" | "post", way: Way, over: Way): number => of(way)[what].perSecond / of(over)[what].perSecond;
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
