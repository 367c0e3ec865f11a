import type { Actor } from "@swiftline/core/appeal";
import { cityMeasures, leanRun, measuredOf } from "@swiftline/core/simulation/city";
import { inOneThread, runExperiment, toldMeasure } from "@swiftline/core/simulation/experiment";
import { Scenario } from "@swiftline/core/simulation/scenario";
import { testBook } from "@swiftline/core/testing";
import { afterEach, expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { smallServer } from "../../test/small-server.ts";
import { type MemoryOperations, memoryOperations, type OperationLimits } from "../operations/memory-operations.ts";
import type { ToldOperation } from "../operations/told-operation.ts";
import { inProcessSimulator } from "../simulations/in-process-simulator.ts";
import { runSimulation } from "./run-simulation.ts";

const quiet = runSimulation.example?.body as { readonly scenario: Readonly<Record<string, unknown>> };
/** Some seconds of work. */
const long = { scenario: { ...quiet.scenario, days: 3660 }, replications: 8 };

const opened: MemoryOperations[] = [];
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

/** A server that simulates; whoever asks is who they say. */
function simulating(limits: Partial<OperationLimits> = {}) {
  let given = 0;
  const operations = memoryOperations({ now: Date.now, newId: () => `operation-${++given}`, limits });
  opened.push(operations);
  const simulator = inProcessSimulator(Date.now);
  const server = smallServer({
    operations,
    simulator,
    now: Date.now,
    authorize: ({ headers }) => {
      const actor = (headers.get("x-actor") ?? "reviewer") as Actor;
      return { name: headers.get("x-name") ?? actor, actor };
    },
  });
  const as = (name: string, actor: Actor = "reviewer") => ({ "x-name": name, "x-actor": actor });
  const read = async (path: string, headers = {}) => (await server.send("GET", path, undefined, headers)).json();
  return { ...server, operations, as, read };
}

/** The address that an answer's reference leads to. */
const follow = (from: string, reference: string): string => new URL(reference, `http://city.example${from}`).pathname;

async function settledAt(read: (path: string) => Promise<ToldOperation>, path: string): Promise<ToldOperation> {
  for (;;) {
    const operation = await read(path);
    if (!["waiting", "running"].includes(operation.status)) return operation;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a simulation is begun, told of while it runs, and its result read where the answers lead", async () => {
  const { send, read } = simulating();
  const begun = await send("POST", "/v1/simulations", quiet);
  expect(begun.status).toBe(202);
  expect(begun.headers.get("retry-after")).toBe("1");
  const path = follow("/v1/simulations", begun.headers.get("location") ?? "");
  const early = await send("GET", `${path}/result`);
  expect(early.headers.get("retry-after")).toBe("1");
  expect(await problemIn(early)).toMatchObject({ status: 409, code: "http/operation-not-over" });
  const operation = await settledAt(read, path);
  expect(operation).toMatchObject({ status: "succeeded", progress: { done: 2, of: 2 } });
  expect(await read(follow(path, operation.result ?? ""))).toMatchObject({
    city: "testville",
    seed: "1",
    replications: 2,
  });
  expect(await read("/v1/operations")).toEqual({
    operations: [{ ...operation, result: "operations/operation-1/result" }],
  });
});

test("its figures are those of the very runs, one after another, without a server", async () => {
  const { send } = simulating();
  const body = { ...quiet, seed: "spring", replications: 3 };
  const { found } = await (await send("POST", "/v1/simulations", body, { prefer: "wait=20" })).json();
  const scenario = Scenario.parse(quiet.scenario);
  const plain = inOneThread((_, replication) => {
    const run = leanRun({ scenario, book: testBook(), seed: "spring", replication });
    run.runUntil(run.end);
    return measuredOf(run);
  });
  const points = [{ name: scenario.name, values: {} }];
  const design = { scenario: "", seed: "spring", points, measures: cityMeasures, stopping: { minimum: 3 } };
  const result = await runExperiment(design, plain);
  expect(found.measures).toEqual(
    result.ok && result.value.summaries.map((one) => ({ scenario: scenario.name, ...toldMeasure(one) })),
  );
});

test("another scenario is compared on the same random numbers", async () => {
  const { send } = simulating();
  const comparedWith = { scenario: { ...quiet.scenario, name: "the very same" } };
  const answer = await send("POST", "/v1/simulations", { ...quiet, comparedWith }, { prefer: "wait=20" });
  const { found } = runSimulation.answer.parse(await answer.json());
  expect(found?.scenarios).toEqual([
    { name: "a quiet day", days: 1 },
    { name: "the very same", days: 1 },
  ]);
  expect(new Set(found?.comparisons.map(({ finding }) => finding))).toEqual(new Set(["same"]));
});

test("who would wait gets the result itself, or word that it takes longer", async () => {
  const { send } = simulating();
  const soon = await send("POST", "/v1/simulations", quiet, { prefer: "respond-async, wait=20" });
  expect([soon.status, (await soon.json()).found.replications]).toEqual([200, 2]);
  const late = await send("POST", "/v1/simulations", long, { prefer: "respond-async, wait=0" });
  expect([late.status, late.headers.get("preference-applied")]).toEqual([202, "respond-async"]);
});

test("a request that is sent again under its key begins nothing new", async () => {
  const { send, read } = simulating();
  const key = { "idempotency-key": "once" };
  const [one, two] = [
    await send("POST", "/v1/simulations", quiet, key),
    await send("POST", "/v1/simulations", quiet, key),
  ];
  expect(two.headers.get("idempotency-replayed")).toBe("true");
  expect(await two.text()).toBe(await one.text());
  expect((await read("/v1/operations")).operations).toHaveLength(1);
});

test("what is cancelled is over, has no result, and frees the place of the next; again does no harm", async () => {
  const { send, read } = simulating();
  await send("POST", "/v1/simulations", long);
  await send("POST", "/v1/simulations", quiet);
  for (const _ of [1, 2]) {
    const answer = await send("POST", "/v1/operations/operation-1/cancel", {});
    expect(await answer.json()).toMatchObject({ status: "cancelled" });
  }
  expect(await settledAt(read, "/v1/operations/operation-2")).toMatchObject({ status: "succeeded" });
  const result = await send("GET", "/v1/operations/operation-1/result");
  expect(await problemIn(result)).toMatchObject({ status: 409, code: "http/operation-without-result" });
  const after = await send("POST", "/v1/operations/operation-2/cancel", {});
  expect(await after.json()).toMatchObject({ status: "succeeded" });
});

test("nobody sees or ends what others asked for, save the hotline", async () => {
  const { send, as, read } = simulating();
  await send("POST", "/v1/simulations", long, as("one"));
  for (const path of ["operation-1", "operation-1/result", "never"]) {
    const answer = await problemIn(await send("GET", `/v1/operations/${path}`, undefined, as("two")));
    expect(answer).toMatchObject({ status: 404, code: "http/unknown-operation" });
  }
  const cancelled = await send("POST", "/v1/operations/operation-1/cancel", {}, as("two"));
  expect(cancelled.status).toBe(404);
  expect((await read("/v1/operations", as("two"))).operations).toEqual([]);
  expect((await read("/v1/operations", as("desk", "hotline"))).operations).toMatchObject([{ status: "running" }]);
  expect((await read("/v1/operations", as("one"))).operations).toMatchObject([{ status: "running" }]);
});

test("of fifty that come at once those that find no place in the line are told to come again", async () => {
  const { send, read } = simulating({ waiting: 8 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) =>
      send("POST", "/v1/simulations", long, { "idempotency-key": `simulation-${place}` }),
    ),
  );
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy).toHaveLength(41);
  expect(busy[0]?.headers.get("retry-after")).toBe("10");
  expect((await read("/v1/operations")).operations).toHaveLength(9);
  await send("POST", "/v1/operations/operation-2/cancel", {});
  const again = await send("POST", "/v1/simulations", long, { "idempotency-key": "simulation-49" });
  expect(again.status).toBe(202);
});

test("lines that would grow for ever are found before a day is simulated, each with its place", async () => {
  const { send, read } = simulating();
  const callers = { rate: "2000/day", languages: { en: 1 }, kinds: { complaint: 1 } };
  await send("POST", "/v1/simulations", {
    scenario: { ...quiet.scenario, callers, offices: { usual: { staff: 1, work: "8h" } } },
  });
  const { status, progress, problem } = await settledAt(read, "/v1/operations/operation-1");
  expect([status, progress]).toEqual(["failed", { done: 0, of: 0 }]);
  expect(problem).toMatchObject({ status: 422, code: "http/cannot-be-simulated" });
  expect(problem?.errors?.map(({ pointer }) => pointer)).toContain("/scenario/offices/usual");
});

test("a server without operations, or without a simulator, says that it does not offer that", async () => {
  for (const options of [{}, { simulator: inProcessSimulator(Date.now) }]) {
    const { send } = smallServer(options);
    expect((await send("POST", "/v1/simulations", quiet)).status).toBe(501);
    expect((await send("GET", "/v1/operations")).status).toBe(501);
  }
});

const written = JSON.stringify(quiet);
test.each([
  ["a rate without an end", written.replace('"60/day"', '"1e999/day"'), "/scenario/callers/rate"],
  ["an infinite number", written.replace('"days":1', '"days":1e999'), "/scenario/days"],
  ["no number at all", written.replace('"days":1', '"days":NaN'), undefined],
  [
    "negative people",
    written.replace('"operators":2', '"operators":-2'),
    "/scenario/operators/groups/0/shifts/0/operators",
  ],
  [
    "half a person",
    written.replace('"operators":2', '"operators":2.5'),
    "/scenario/operators/groups/0/shifts/0/operators",
  ],
  ["an unknown field", written.replace('"days":1', '"days":1,"constructor":{}'), "/scenario/constructor"],
  [
    "a form of chance that there is not",
    written.replace('"rate"', '"patience":{"cauchy":{}},"rate"'),
    "/scenario/callers/patience/cauchy",
  ],
  ["very many replications", written.replace('"replications":2', '"replications":1e9'), "/replications"],
  ["a seed that is a book", written.replace('"replications"', `"seed":"${"x".repeat(1001)}","replications"`), "/seed"],
  ["deep nesting", written.replace('"days":1', `"days":${"[".repeat(5000)}${"]".repeat(5000)}`), undefined],
])("%s is refused and not run", async (_, body, place) => {
  const { send, read } = simulating();
  const problem = await problemIn(await send("POST", "/v1/simulations", body));
  expect(problem.status).toBe(400);
  if (place !== undefined) expect(problem.errors?.map(({ pointer }) => pointer)).toContain(place);
  expect((await read("/v1/operations")).operations).toEqual([]);
});

test("a code that every object has is no code of the city, and changes no object", async () => {
  const { send } = simulating();
  const body = written.replace('"rate"', '"categories":{"constructor":1,"__proto__":1,"other":1},"rate"');
  const problem = await problemIn(await send("POST", "/v1/simulations", body));
  expect(problem).toMatchObject({ status: 422, code: "http/cannot-be-simulated" });
  expect(problem.errors?.map(({ pointer }) => pointer)).toContain("/scenario/callers/categories/constructor");
  expect(({} as Record<string, unknown>).other).toBeUndefined();
});
