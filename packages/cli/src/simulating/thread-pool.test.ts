import {
  type AskedDesign,
  type ExperimentResult,
  type ExperimentRunner,
  type FinishedRun,
  grid,
  inOneThread,
  rememberingRunner,
  runExperiment,
} from "@swiftline/core/simulation/experiment";
import { afterEach, expect, test } from "vitest";
import waitingLine from "../../test/waiting-line.ts";
import { type ThreadPool, threadPool } from "./thread-pool.ts";

const given = { seed: "threads", callers: 500 };
const waitingLineModule = new URL("../../test/waiting-line.ts", import.meta.url).href;
/** A module whose model measures what this expression over `point` and `replication` says. */
const moduleOf = (expression: string): string =>
  `data:text/javascript,${encodeURIComponent(`export default (given) => (point, replication) => (${expression});`)}`;

const design: AskedDesign = {
  scenario: "waiting line",
  seed: "threads",
  points: grid({ rate: [1.5, 2] }),
  measures: [{ name: "wait", kind: "mean" }],
  stopping: { minimum: 6, cap: 40, precisions: [{ measure: "wait", relative: 0.15 }] },
};

const pools: ThreadPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

interface More {
  /** What was finished before. */
  readonly known?: readonly FinishedRun[];
  /** Asks to stop as soon as so many runs are finished; before any is begun where it is 0. */
  readonly stopAfter?: number;
  readonly mostMegabytes?: number;
}

/** What was found, and every run that was finished. */
async function run(module: string, threads: number, { known = [], stopAfter, mostMegabytes }: More = {}) {
  const wish = new AbortController();
  const pool = threadPool(
    { module, given },
    { threads, signal: wish.signal, ...(mostMegabytes !== undefined && { mostMegabytes }) },
  );
  pools.push(pool);
  let count = 0;
  const stopIfWished = (): void => (count++ === stopAfter ? wish.abort() : undefined);
  stopIfWished();
  const runner: ExperimentRunner = (runs, finished) =>
    pool.runner(runs, (one, measured) => {
      const goesOn = finished(one, measured);
      stopIfWished();
      return goesOn;
    });
  const finished = [...known];
  const remembering = rememberingRunner(runner, known, (one) => finished.push(one));
  return { result: foundIn(await runExperiment(design, remembering)), finished };
}

function foundIn(result: Awaited<ReturnType<typeof runExperiment>>): ExperimentResult {
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

test("one, two and three threads find the very same as no thread at all", async () => {
  const without = foundIn(await runExperiment(design, inOneThread(waitingLine(given))));
  expect(without.partial).toBeUndefined();
  for (const threads of [1, 2, 3])
    expect(JSON.stringify((await run(waitingLineModule, threads)).result)).toBe(JSON.stringify(without));
});

test("a model that throws ends the experiment with the run that failed, and what was finished is kept", async () => {
  const thrown = `(() => { if (replication === 4) throw new Error("no agents left"); return { wait: replication }; })()`;
  const { result, finished } = await run(moduleOf(thrown), 2);
  expect(result.partial).toMatch(/^replication 4 of point rate=(1\.5|2) failed: no agents left$/);
  expect(finished.length).toBeGreaterThanOrEqual(8);
  expect(result.replications.map((each) => each.length)).toEqual([4, 4]);
});

test("a thread that dies says which run it was at, and nothing that was finished is lost", async () => {
  const exits = `replication === 3 ? process.exit(7) : { wait: replication }`;
  const { result, finished } = await run(moduleOf(exits), 2);
  expect(result.partial).toMatch(/^replication 3 of point rate=\S+ failed: its thread ended with exit code 7$/);
  expect(finished.length).toBeGreaterThanOrEqual(6);
});

test("a thread that runs out of memory fails its run and no other, and the process lives", async () => {
  const hoards = `(() => { let last; while (replication === 3) last = { last }; return { wait: replication }; })()`;
  const { result, finished } = await run(moduleOf(hoards), 2, { mostMegabytes: 64 });
  expect(result.partial).toMatch(/^replication 3 of point rate=\S+ failed: its thread died: .*memory/);
  expect(finished.length).toBeGreaterThanOrEqual(6);
});

test("after a death the experiment goes on from what was finished in new threads, and ends as if nothing had been", async () => {
  const exits = `replication === 3 ? process.exit(7) : { wait: 10 + replication % 2 }`;
  const { finished: known } = await run(moduleOf(exits), 2);
  const mended = moduleOf("({ wait: 10 + replication % 2 })");
  expect((await run(mended, 3, { known })).result).toEqual((await run(mended, 1)).result);
});

test.each([
  ["is not there", new URL("./no-such-model.ts", import.meta.url).href, /no-such-model/],
  ["exports no model", "data:text/javascript,export default 3;", /exports no model by default/],
  ["cannot be read", "data:text/javascript,export default (", /failed: /],
])("a module that %s fails the first run with the reason", async (_, module, reason) => {
  const { result, finished } = await run(module, 2);
  expect(result.partial).toMatch(/^replication 0 of point rate=1\.5 failed: /);
  expect(result.partial).toMatch(reason);
  expect(finished).toEqual([]);
});

test("a value that is no number fails its run, and no further one is begun", async () => {
  const { result, finished } = await run(moduleOf("({ wait: replication === 2 ? NaN : replication })"), 2);
  expect(result.partial).toMatch(/^replication 2 of point rate=\S+ failed: wait is NaN/);
  expect(finished.length).toBeLessThan(8);
});

test("whoever asks it to stop has what was finished, marked as partial, and can go on", async () => {
  const model = moduleOf("({ wait: 10 + replication % 2 })");
  const part = await run(model, 2, { stopAfter: 5 });
  expect(part.result.partial).toBe("stopped before the end");
  expect(part.finished).toHaveLength(5);
  expect((await run(model, 2, { known: part.finished })).result).toEqual((await run(model, 1)).result);
});

test("whoever asks to stop does not wait for a run that never ends", async () => {
  const { result, finished } = await run(
    moduleOf("(() => { while (replication === 1); return { wait: replication }; })()"),
    1,
    { stopAfter: 2 },
  );
  expect(result.partial).toBe("stopped before the end");
  expect(finished).toHaveLength(2);
});

test("whoever asks to stop before it begins gets nothing, marked as partial", async () => {
  const { result, finished } = await run(waitingLineModule, 2, { stopAfter: 0 });
  expect(result.partial).toBe("stopped before the end");
  expect(finished).toEqual([]);
});
