import { memoryLog, openHotline, type PolicyBook } from "@swiftline/core";
import { type AppealFacts, facts, type Measures, measureAll, rollups } from "@swiftline/core/reporting";
import { testBook } from "@swiftline/core/testing";
import { openStore, type Store } from "@swiftline/store";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dump } from "../dump.ts";
import { commandOf, type Step, steps } from "../random-steps.ts";
import { figuresOf } from "../same-everywhere.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const computed = ["appeals", "rollup", "meta"];
const names = rollups.map((rollup) => rollup.name);

/** Plays the same steps on a store and on a log in memory, and hands both on. */
async function played(script: readonly Step[], look: (store: Store, file: string, witness: Measures) => Promise<void>) {
  const folder = temporaryFolder();
  const file = folder.file("city.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  try {
    const [kept, remembered] = [openHotline({ log: store.log, book }), openHotline({ log: memoryLog(), book })];
    for (const step of script) {
      const command = commandOf(step, await remembered.appeal(step.appealId));
      expect((await kept.act(command)).ok).toBe((await remembered.act(command)).ok);
    }
    await look(store, file, await measureAll(factsOf(remembered.log.all(), book), book));
  } finally {
    await store.close();
    folder.remove();
  }
}

async function* factsOf(
  all: ReturnType<ReturnType<typeof memoryLog>["all"]>,
  book: PolicyBook,
): AsyncIterable<AppealFacts> {
  for await (const { history } of all) {
    const one = facts(history, book);
    if (one !== undefined) yield one;
  }
}

test("kept rollups equal a plain fold over the same appeals, whatever happened to them", () =>
  fc.assert(
    fc.asyncProperty(steps, (script) =>
      played(script, async (store, _file, witness) => {
        expect(figuresOf(await store.measures(names))).toEqual(figuresOf(witness));
        expect(await store.check()).toEqual([]);
      }),
    ),
    { numRuns: 60 },
  ));

test("a rebuild from the log gives byte for byte what the appends had left", () =>
  fc.assert(
    fc.asyncProperty(steps, (script) =>
      played(script, async (store, file) => {
        const before = dump(file, computed);
        await store.rebuild();
        expect(dump(file, computed)).toBe(before);
      }),
    ),
    { numRuns: 40 },
  ));
