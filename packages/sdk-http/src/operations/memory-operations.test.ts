import { no, ok } from "@swiftline/core";
import { expect, test } from "vitest";
import type { SimulationResult } from "../simulations/simulation-result.ts";
import { type MemoryOperationsOptions, memoryOperations } from "./memory-operations.ts";
import type { Control, Operation, Work } from "./operations.ts";

const nothing = {} as SimulationResult;

/** Work whose end the test decides. */
function workToEnd() {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<Work["run"]>>>();
  let control: Control | undefined;
  const work: Work = {
    kind: "simulation",
    owner: "desk",
    run(given) {
      control = given;
      return promise;
    },
  };
  return { work, resolve, reject, control: () => control };
}

function somewhere(options: Partial<MemoryOperationsOptions> = {}) {
  let [at, given] = [0, 0];
  const errors: unknown[] = [];
  const operations = memoryOperations({
    now: () => at,
    newId: () => String(++given),
    onError: (error) => errors.push(error),
    ...options,
  });
  const statuses = async () => (await operations.list()).map(({ id, status }) => `${id} ${status}`);
  const wait = (milliseconds: number): void => {
    at += milliseconds;
  };
  return { operations, statuses, errors, wait };
}

const started = async (begun: Promise<{ ok: boolean; value?: Operation }>): Promise<Operation> => {
  const { value } = await begun;
  if (value === undefined) throw new Error("it was refused");
  return value;
};

test("one runs, the others wait in the order in which they came, and what came of each is kept", async () => {
  const { operations, statuses, wait } = somewhere();
  const [one, two, three] = [workToEnd(), workToEnd(), workToEnd()];
  for (const { work } of [one, two, three]) await operations.start(work);
  expect(await statuses()).toEqual(["3 waiting", "2 waiting", "1 running"]);
  wait(1000);
  one.resolve(ok(nothing));
  await operations.settled("1", 1000);
  expect(await operations.find("1")).toMatchObject({
    status: "succeeded",
    startedAt: 0,
    endedAt: 1000,
    found: nothing,
  });
  two.resolve(no({ code: "http/cannot-be-simulated" }));
  await operations.settled("2", 1000);
  expect(await operations.find("2")).toMatchObject({ problem: { code: "http/cannot-be-simulated" }, startedAt: 1000 });
  expect(await statuses()).toEqual(["3 running", "2 failed", "1 succeeded"]);
});

test("where too many wait the next is refused, and told when to come again", async () => {
  const { operations } = somewhere({ limits: { atOnce: 2, waiting: 1 } });
  for (let place = 0; place < 3; place++) expect((await operations.start(workToEnd().work)).ok).toBe(true);
  expect(await operations.start(workToEnd().work)).toEqual(no({ code: "http/too-busy", retryAfter: 10 }));
  await operations.cancel("3");
  expect((await operations.start(workToEnd().work)).ok).toBe(true);
});

test("how far work is can be seen while it runs, and nothing that it tells afterwards", async () => {
  const { operations } = somewhere();
  const { work, control, resolve } = workToEnd();
  const { id } = await started(operations.start(work));
  control()?.tell({ done: 3, of: 8 });
  expect(await operations.find(id)).toMatchObject({ status: "running", progress: { done: 3, of: 8 } });
  resolve(ok(nothing));
  await operations.settled(id, 1000);
  control()?.tell({ done: 4, of: 8 });
  expect((await operations.find(id))?.progress).toEqual({ done: 3, of: 8 });
});

test("what is cancelled is over at once; the next is begun when it has really ended", async () => {
  const { operations, statuses } = somewhere();
  const [one, two, three] = [workToEnd(), workToEnd(), workToEnd()];
  for (const { work } of [one, two, three]) await operations.start(work);
  await operations.cancel("2");
  await operations.cancel("1");
  await operations.cancel("1");
  expect(one.control()?.signal.aborted).toBe(true);
  expect(await statuses()).toEqual(["3 waiting", "2 cancelled", "1 cancelled"]);
  one.resolve(ok(nothing));
  await new Promise((resolve) => setTimeout(resolve));
  expect(await statuses()).toEqual(["3 running", "2 cancelled", "1 cancelled"]);
  expect(two.control()).toBeUndefined();
});

test("what work throws is told to the embedder, and to its owner only that it broke off", async () => {
  const { operations, errors } = somewhere();
  const { work, reject } = workToEnd();
  const { id } = await started(operations.start(work));
  const fault = new Error("the disk /secret is full");
  reject(fault);
  await operations.settled(id, 1000);
  expect(await operations.find(id)).toMatchObject({ status: "failed", problem: { code: "http/operation-broke-off" } });
  expect(errors).toEqual([fault]);
});

test("work that takes too long fails, is stopped, and lets the next one begin", async () => {
  const { operations, statuses, errors } = somewhere({ limits: { runMilliseconds: 20 } });
  const { work, control, reject } = workToEnd();
  await operations.start(work);
  await operations.start(workToEnd().work);
  await operations.settled("1", 1000);
  expect(await operations.find("1")).toMatchObject({ status: "failed", problem: { code: "http/took-too-long" } });
  expect(control()?.signal.aborted).toBe(true);
  reject(new Error("stopped"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(await statuses()).toEqual(["2 running", "1 failed"]);
  expect(errors).toEqual([]);
});

test("only the last outcomes are kept, and only for a while; what is not over is never forgotten", async () => {
  const { operations, statuses, wait } = somewhere({ limits: { kept: 2, keptMilliseconds: 100 } });
  await operations.start(workToEnd().work);
  for (const id of ["2", "3", "4"]) {
    await operations.start(workToEnd().work);
    await operations.cancel(id);
  }
  expect(await statuses()).toEqual(["4 cancelled", "3 cancelled", "1 running"]);
  wait(101);
  expect(await statuses()).toEqual(["1 running"]);
  expect(await operations.find("4")).toBeUndefined();
});

test("whoever waits for what is unknown, over, or takes longer than that is let go", async () => {
  const { operations } = somewhere();
  await operations.settled("7", 10_000);
  const { id } = await started(operations.start(workToEnd().work));
  await operations.settled(id, 5);
  await operations.cancel(id);
  await operations.settled(id, 10_000);
});

test("to close cancels all and waits for what still runs; nothing is begun any more", async () => {
  const { operations, statuses } = somewhere();
  const { work, resolve } = workToEnd();
  await operations.start(work);
  await operations.start(workToEnd().work);
  let isClosed = false;
  const closing = operations.close().then(() => {
    isClosed = true;
  });
  expect(await statuses()).toEqual(["2 cancelled", "1 cancelled"]);
  expect(await operations.start(workToEnd().work)).toMatchObject({ reason: { code: "http/too-busy" } });
  expect(isClosed).toBe(false);
  resolve(ok(nothing));
  await closing;
  expect(await statuses()).toEqual(["2 cancelled", "1 cancelled"]);
});

test("of any mix of starts and cancels no more run at once than may, and all are over in the end", async () => {
  const { operations, statuses } = somewhere({ limits: { atOnce: 3, waiting: 1000 } });
  let [running, most] = [0, 0];
  const brief = (place: number): Work => ({
    kind: "simulation",
    owner: "desk",
    async run({ signal }) {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < place % 7 && !signal.aborted; turn++)
        await new Promise((resolve) => setTimeout(resolve));
      running -= 1;
      if (place % 5 === 0) throw new Error("broken");
      return ok(nothing);
    },
  });
  await Promise.all(
    Array.from({ length: 50 }, async (_, place) => {
      const { id } = await started(operations.start(brief(place)));
      if (place % 3 === 0) await operations.cancel(id);
      await operations.settled(id, 5000);
    }),
  );
  expect(most).toBe(3);
  expect((await statuses()).filter((status) => /waiting|running/.test(status))).toEqual([]);
});
