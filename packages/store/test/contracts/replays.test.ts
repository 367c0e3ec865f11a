import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { replaysContract, testBook } from "@swiftline/core/testing";
import { openStore, type StoreOptions } from "@swiftline/store";
import { afterAll, describe, expect, test } from "vitest";
import { dump, tamper } from "../dump.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const folder = temporaryFolder();
const opened: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of opened) await close();
  folder.remove();
});

async function open(name: string, keys: Partial<StoreOptions> = {}) {
  const store = await openStore(folder.file(name), { book, mode: "write", ...keys });
  opened.push(store.close);
  return store.replays;
}

replaysContract("SQLite", () => open(`${opened.length}.sqlite`), { describe, test, expect });

test("what a process had begun that was killed is taken over at once", async () => {
  const replays = await open("killed.sqlite");
  await replays.take("key", "print", 5);
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  tamper(folder.file("killed.sqlite"), `update replays set taker = '${pid}' || substr(taker, instr(taker, ' '))`);
  expect(await replays.take("key", "other", 6)).toBe("other");
  expect(await replays.take("key", "print", 6)).toEqual({ begunAt: 5, takenAt: 5 });
  expect(await replays.take("key", "print", 7)).toBe("in-flight");
});

test("what one process answered, another answers again", async () => {
  const [one, other] = [await open("shared.sqlite"), await open("shared.sqlite")];
  const answer = { status: 201, headers: { etag: '"1-ab"' }, body: "{}" };
  await one.take("key", "print", 0);
  expect(await other.take("key", "print", 1)).toBe("in-flight");
  await one.keep("key", answer);
  expect(await other.take("key", "print", 1)).toEqual(answer);
});

test("a fingerprint stands in the file under the key of identities, and is known again when keys come and change", async () => {
  const fingerprint = createHash("sha256").update("555-0199").digest("hex");
  const [first, second] = [1, 2].map(() => randomBytes(32).toString("base64"));
  const answer = { status: 201, headers: {}, body: "{}" };
  const without = await open("keys.sqlite");
  await without.take("before there was a key", fingerprint, 0);
  const keyed = await open("keys.sqlite", { identityKey: first });
  await keyed.take("by the first", fingerprint, 0);
  const kept = dump(folder.file("keys.sqlite"), ["replays"]).split("\n");
  expect(kept.find((row) => row.includes("by the first"))).not.toContain(fingerprint);
  for (const key of ["before there was a key", "by the first"]) await keyed.keep(key, answer);
  const rotated = await open("keys.sqlite", { identityKey: second, oldIdentityKeys: [first ?? ""] });
  for (const key of ["before there was a key", "by the first"]) {
    expect(await rotated.take(key, fingerprint, 1)).toEqual(answer);
    expect(await rotated.take(key, "other", 1)).toBe("other");
  }
});
