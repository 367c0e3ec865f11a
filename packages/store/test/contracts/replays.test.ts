import { spawnSync } from "node:child_process";
import { replaysContract, testBook } from "@swiftline/core/testing";
import { openStore } from "@swiftline/store";
import { afterAll, describe, expect, test } from "vitest";
import { tamper } from "../dump.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const folder = temporaryFolder();
const opened: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of opened) await close();
  folder.remove();
});

async function open(name: string) {
  const store = await openStore(folder.file(name), { book, mode: "write" });
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
