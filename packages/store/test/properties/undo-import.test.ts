import { importRows, sweep, undoImport } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { rollups } from "@swiftline/core/reporting";
import { testBook } from "@swiftline/core/testing";
import { HOUR } from "@swiftline/core/time";
import { openAudit, openStore, type Store } from "@swiftline/store";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { dump } from "../dump.ts";
import { figuresOf } from "../same-everywhere.ts";
import { appealId, monday } from "../sample-appends.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const now = monday + 9000 * HOUR;
const names = rollups.map((rollup) => rollup.name);

/** A record of another system as one of its exports has it: how far its appeal had come by then. */
interface Snapshot {
  readonly index: number;
  readonly stage: 1 | 2 | 3 | 4;
  readonly text: string;
}

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  index: fc.integer({ min: 1, max: 7 }),
  stage: fc.constantFrom(1, 2, 3, 4),
  text: fc.constantFrom("a hole", "danger"),
});
const file = fc.array(snapshot, { minLength: 1, maxLength: 12 });

/** The acts that a record proves; all records of an appeal tell of the same life. */
function actsOf({ index, stage, text }: Snapshot): readonly Command[] {
  const act = (after: number) =>
    ({ appealId: appealId(index), at: monday + (index + after) * HOUR, by: "import" }) as const;
  const matter = { kind: "complaint", channel: "phone", category: "streets-hole", area: "east", text } as const;
  const life: readonly Command[] = [
    { type: "RegisterAppeal", ...act(0), hotline: "testville", ...matter },
    { type: "DispatchAppeal", ...act(1), agency: index % 2 === 0 ? "roads" : "desk", manner: "imported" },
    { type: "CloseAppeal", ...act(30), because: "imported" },
    { type: "ReopenAppeal", ...act(60), reason: "it came back" },
  ];
  return life.slice(0, stage);
}

/** Imports a file, two rows a batch. */
async function imported(store: Store, importId: string, snapshots: readonly Snapshot[]): Promise<void> {
  const rows = snapshots.map((_, index) => ({ line: index + 2, cells: [] }));
  async function* batches() {
    for (let from = 0; from < rows.length; from += 2) yield { rows: rows.slice(from, from + 2) };
  }
  const read = ({ line }: { readonly line: number }) => {
    const acts = actsOf(snapshots[line - 2] as Snapshot);
    const { appealId, at: registeredAt } = acts[0] as Command;
    return { ok: true, value: { kind: "proved", appealId, registeredAt, acts, notes: [] } } as const;
  };
  await importRows({ batches: batches(), read, book, log: store.log, importId });
}

const undone = ({ log, imports }: Store, importId: string) =>
  undoImport({ log, appealsOf: imports.appealsOf, importId, at: now, reason: "the wrong file" });

const swept = ({ log, timers }: Store, now: number) => sweep({ log, timers, book, now });

/** Everything that is computed from the log, but how many commits each appeal has. */
async function computedIn(store: Store, path: string) {
  const versions = /^(\["[^"]+"),\d+/gm;
  return {
    rows: dump(path, ["appeals", "meta"]).replaceAll(versions, "$1"),
    figures: figuresOf(await store.measures(names)),
    open: await store.list.find({ open: true }, { limit: 99 }),
    timers: [await store.timers.next(), await store.timers.ripe(now, 99)],
  };
}

/**
 * Runs `story` on a store of its own, and answers what is computed by then. The log is sealed whenever the story says so, and is
 * whole in the end: what was taken back is still there.
 */
async function after(story: (store: Store, seal: () => Promise<unknown>) => Promise<void>) {
  const folder = temporaryFolder();
  const path = folder.file("city.sqlite");
  const store = await openStore(path, { book, mode: "write" });
  const audit = await openAudit(path, "write");
  try {
    await story(store, () => audit.seal(now));
    expect(await store.check()).toEqual([]);
    expect((await audit.verify()).problems).toEqual([]);
    const computed = await computedIn(store, path);
    const before = dump(path, ["appeals", "rollup", "meta"]);
    await store.rebuild();
    expect(dump(path, ["appeals", "rollup", "meta"])).toBe(before);
    return computed;
  } finally {
    await audit.close();
    await store.close();
    folder.remove();
  }
}

test("an import that is taken back leaves lists and figures as if it had never run", () =>
  fc.assert(
    fc.asyncProperty(file, file, async (one, other) => {
      const alone = await after((store) => imported(store, "A", one));
      const both = await after(async (store, seal) => {
        await imported(store, "A", one);
        await imported(store, "B", other);
        await seal();
        expect(await undone(store, "B")).toMatchObject({ ok: true });
      });
      expect(both).toEqual(alone);
    }),
    tried(12, 300),
  ));

test("what the clock announced meanwhile goes with the import, and what is still so is announced again", () =>
  fc.assert(
    fc.asyncProperty(file, file, async (one, other) => {
      const alone = await after(async (store) => {
        await imported(store, "A", one);
        await swept(store, now);
      });
      const both = await after(async (store) => {
        await imported(store, "A", one);
        await imported(store, "B", other);
        await swept(store, now - HOUR);
        expect(await undone(store, "B")).toMatchObject({ ok: true });
        await swept(store, now);
      });
      expect(both).toEqual(alone);
    }),
    tried(12, 300),
  ));

test("a file that was taken back can be imported again, and corrected, as if it were the first time", () =>
  fc.assert(
    fc.asyncProperty(file, file, async (wrong, right) => {
      const alone = await after((store) => imported(store, "A", right));
      const again = await after(async (store, seal) => {
        await imported(store, "A", wrong);
        expect(await undone(store, "A")).toMatchObject({ ok: true });
        await seal();
        await imported(store, "B", right);
      });
      expect(again).toEqual(alone);
    }),
    tried(12, 300),
  ));

test("two imports are taken back in the opposite order, and nothing is left; in the same order where they meet nowhere", () =>
  fc.assert(
    fc.asyncProperty(file, file, async (one, other) => {
      const nothing = await after(async () => {});
      const left = await after(async (store) => {
        await imported(store, "A", one);
        await imported(store, "B", other);
        const first = await undone(store, "A");
        expect(await undone(store, "B")).toMatchObject({ ok: true });
        if (!first.ok) expect(await undone(store, "A")).toMatchObject({ ok: true });
      });
      expect(left).toEqual(nothing);
    }),
    tried(12, 300),
  ));
