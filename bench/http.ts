/**
 * What the HTTP SDK costs over bare Hono on the same Node, and what group commit gains: reads of one appeal, and registrations that are
 * checked, routed and on the disk before they are answered. Ways take turns on a loopback, and are compared within each round; the
 * median of the rounds counts. Ends with the bars.
 *
 *     pnpm bench:http [requests] [--memory] [--check]
 *
 * `--memory` sends 200,000 requests to one server, and compares what it has in use after them with what another has after 20,000; the
 * peaks are printed too. With `--check` a bar that is missed ends in exit code 1.
 */
import { parseArgs } from "node:util";
import { median, printTable } from "./figures.ts";
import { type Load, type Memory, startServer, type Way } from "./http-load.ts";
import { type Bar, printBars } from "./routing-bars.ts";

const ROUNDS = 5;
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

const ways = ["bare", "ours", "alone"] as const satisfies readonly Way[];
type Round = Readonly<Record<Way, Measured>>;

async function playRound(): Promise<Round> {
  const round: Partial<Record<Way, Measured>> = {};
  for (const way of ways) round[way] = await measure(way);
  return round as Round;
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

const rounds: Round[] = [];
while (rounds.length < ROUNDS) rounds.push(await playRound());

const medianOf = (figure: (round: Round) => number): number => median(rounds.map(figure));
const ratio = (what: keyof Measured, way: Way, over: Way): number =>
  medianOf((round) => round[way][what].perSecond / round[over][what].perSecond);

const names = { bare: "bare Hono", ours: "ours", alone: "ours, one transaction a request" } as const;
printTable(
  [`${requests} requests, 64 at once`, "a second", "x bare", "p99 ms", "failed"],
  (["get", "post"] as const).flatMap((what) =>
    ways.map((way) => [
      `${what.toUpperCase()} ${names[way]}`,
      medianOf((round) => round[way][what].perSecond).toFixed(0),
      ratio(what, way, "bare").toFixed(2),
      medianOf((round) => round[way][what].p99).toFixed(1),
      `${Math.max(...rounds.map((round) => round[way][what].failed))}`,
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
