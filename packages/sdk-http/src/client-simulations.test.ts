import { expect, test } from "vitest";
import { listen } from "../test/listen.ts";
import { smallServer } from "../test/small-server.ts";
import { createClient, type RemoteSimulation } from "./client.ts";
import { memoryOperations } from "./operations/memory-operations.ts";
import { runSimulation } from "./routes/run-simulation.ts";
import { inProcessSimulator } from "./simulations/in-process-simulator.ts";

const quiet = runSimulation.example?.body as NonNullable<NonNullable<typeof runSimulation.example>["body"]>;
const long = { ...quiet, scenario: quiet.scenario && { ...quiet.scenario, days: 3660 }, replications: 8 };

async function withClient(use: (simulations: ReturnType<typeof createClient>["simulations"]) => Promise<void>) {
  let given = 0;
  const operations = memoryOperations({ now: Date.now, newId: () => String(++given) });
  const { handle } = smallServer({ operations, simulator: inProcessSimulator(Date.now), now: Date.now });
  await using server = await listen(handle);
  await use(createClient({ baseUrl: server.url }).simulations).finally(operations.close);
}

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("over a socket, a city is simulated, followed to its end, and what it came to read", () =>
  withClient(async (simulations) => {
    const { id } = await simulations.run(quiet);
    const again: RemoteSimulation = simulations.at(id);
    const statuses: string[] = [];
    for await (const { status } of again.progress()) statuses.push(status);
    expect(statuses.at(-1)).toBe("succeeded");
    expect(await again.wait()).toMatchObject({ replications: 2, scenarios: [{ name: "a quiet day", days: 1 }] });
    expect(await simulations.list()).toMatchObject([{ id, status: "succeeded" }]);
  }));

test("one that is given up has no result, which is said as a problem", () =>
  withClient(async (simulations) => {
    const simulation = await simulations.run(long);
    expect(await simulation.cancel()).toMatchObject({ status: "cancelled" });
    expect(await caught(simulation.wait())).toMatchObject({
      name: "ProblemError",
      code: "http/operation-without-result",
    });
  }));

test("one that fails throws its problem, with every place that is wrong", () =>
  withClient(async (simulations) => {
    const scenario = quiet.scenario && { ...quiet.scenario, offices: { usual: { staff: 1, work: "300d" } } };
    const simulation = await simulations.run({ ...quiet, scenario });
    expect(await caught(simulation.wait())).toMatchObject({ code: "http/cannot-be-simulated", status: 422 });
  }));

test("who waits no longer lets it go on", () =>
  withClient(async (simulations) => {
    const simulation = await simulations.run(long);
    const signal = AbortSignal.timeout(50);
    expect(await caught(simulation.wait({ signal }))).toBeInstanceOf(Error);
    expect(await simulations.list()).toMatchObject([{ status: "running" }]);
  }));
