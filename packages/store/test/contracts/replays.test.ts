import { replaysContract, testBook } from "@swiftline/core/testing";
import { openStore } from "@swiftline/store";
import { afterAll, describe, expect, test } from "vitest";
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

test("what one process answered, another answers again", async () => {
  const [one, other] = [await open("shared.sqlite"), await open("shared.sqlite")];
  const answer = { status: 201, headers: { etag: '"1-ab"' }, body: "{}" };
  await one.take("key", "print", 0);
  expect(await other.take("key", "print", 1)).toBe("in-flight");
  await one.keep("key", answer);
  expect(await other.take("key", "print", 1)).toEqual(answer);
});
