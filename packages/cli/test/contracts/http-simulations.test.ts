import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readYaml } from "@swiftline/files";
import { createClient, type SimulationAsked } from "@swiftline/sdk-http/client";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const cwd = await newYork();
await writeFile(join(cwd, "small.yaml"), smallScenario());
const env = { SWIFTLINE_CITY: "city" };

/** The scenario as a program would send it. */
const read = await readYaml(join(cwd, "small.yaml"));
const scenario = (read.ok ? read.value.value : undefined) as NonNullable<SimulationAsked["scenario"]>;

async function served() {
  const server = start(command("serve", "--open", "--port", "0"), { cwd, env });
  return { ...server, ...createClient({ baseUrl: await servedAt(server.child) }) };
}

test("over HTTP a scenario comes to what it comes to on the command line, and a server that stops does not wait for more", async () => {
  const { child, outcome, simulations } = await served();
  const asked = { scenario, seed: "spring", replications: 3 };
  const found = await (await simulations.run(asked)).wait();
  const told = await run("simulate run small.yaml --seed spring -n 3 --json".split(" "), { cwd, env });
  const { measures, book, city } = JSON.parse(told.stdout);
  expect(found.measures.map(({ scenario: _, ...measure }) => measure)).toEqual(measures);
  expect([found.book, found.city]).toEqual([book, city]);
  // Some minutes of work, for which the test has no time.
  const long = await simulations.run({ scenario: { ...scenario, days: 3000 }, replications: 18 });
  const { status } = (await long.progress().next()).value ?? {};
  expect(status).toBe("running");
  child.kill("SIGTERM");
  expect((await outcome).code).toBe(0);
});
