/**
 * How long the built command line takes to start, in multiples of Node starting with nothing to do. Rounds alternate, so that
 * what else the machine does falls on all alike; the first rounds fill the compile cache and do not count.
 *
 *     pnpm bench:start-up
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtCli, runToEnd, swiftline } from "./built-cli.ts";
import { median, printTable } from "./figures.ts";

const ROUNDS = 25;
const WARM_UP = 3;

const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const city = join(folder, "city");
swiftline("init", "nyc-311", city);
swiftline("db", "migrate", "--city", city);

const commands = {
  "node -e 0": ["-e", "0"],
  "swiftline --version": [builtCli, "--version"],
  "swiftline --help": [builtCli, "--help"],
  "swiftline report list": [builtCli, "report", "list"],
  "swiftline appeal list --json": [builtCli, "appeal", "list", "--json", "--city", city],
};

const walls = new Map(Object.keys(commands).map((name): [string, number[]] => [name, []]));
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  for (const [name, args] of Object.entries(commands)) {
    const { wall } = runToEnd(process.execPath, args);
    if (round >= WARM_UP) walls.get(name)?.push(wall);
  }
}
rmSync(folder, { recursive: true });

const bare = walls.get("node -e 0") ?? [];
printTable(
  [`Node ${process.versions.node}, ${ROUNDS} rounds`, "median ms", "x bare", "fastest ms", "x bare"],
  [...walls].map(([name, times]) => [
    name,
    median(times).toFixed(1),
    (median(times) / median(bare)).toFixed(2),
    Math.min(...times).toFixed(1),
    (Math.min(...times) / Math.min(...bare)).toFixed(2),
  ]),
);
