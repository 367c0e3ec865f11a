import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inShuffledOrder, type Shuffled } from "./in-shuffled-order.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "swiftline-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Keys in no order at all, many of them in the same pile, with values that no pile can keep in memory. */
const all = Array.from({ length: 500 }, (_, index): Shuffled<string> => {
  const key = `${index % 2 === 0 ? "00" : "f"}${((index * 7919) % 65_536).toString(16).padStart(4, "0")}`;
  return { key, value: `${key} ${"水".repeat(1_000)}` };
});

async function* told(values: readonly Shuffled<string>[]): AsyncGenerator<Shuffled<string>> {
  yield* values;
}

test("values come in the order of their keys, each of them once", async () => {
  const ordered = all.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ value }) => value);
  expect(await Array.fromAsync(inShuffledOrder(told(all)))).toEqual(ordered);
});

test("no file has a name while values wait, so none can be left behind", async () => {
  const seen: (readonly string[])[] = [];
  async function* looking() {
    yield* all;
    seen.push(await readdir(folder));
  }
  for await (const _ of inShuffledOrder(looking())) seen.push(await readdir(folder));
  expect(seen).toHaveLength(501);
  expect(seen.flat()).toEqual([]);
});

test("a folder of temporary files that is not there is told as what it is", async () => {
  vi.stubEnv("TMPDIR", join(folder, "gone"));
  await expect(Array.fromAsync(inShuffledOrder(told(all)))).rejects.toMatchObject({ code: "file/not-writable" });
});
