import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something by a key of hexadecimal digits that chance has given it. */
export interface Shuffled<Value> {
  readonly key: string;
  readonly value: Value;
}

const FILES = 256;
/** So many characters wait for each file before they are written to it. */
const WAITING = 65_536;

/**
 * Puts values in the order of their keys, which says nothing of the order in which they came. They wait in files of a folder
 * that is gone afterwards, so that only one in 256 is in memory at a time; they must be plain JSON.
 */
export async function* inShuffledOrder<Value>(values: AsyncIterable<Shuffled<Value>>): AsyncGenerator<Value> {
  const folder = await mkdtemp(join(tmpdir(), "swiftline-export-"));
  try {
    await deal(values, folder);
    for (let file = 0; file < FILES; file++) {
      const text = await readFile(join(folder, String(file)), "utf8");
      const dealt = text.split("\n").filter((line) => line !== "");
      const sorted = dealt.map((line): Shuffled<Value> => JSON.parse(line));
      sorted.sort((one, other) => (one.key < other.key ? -1 : 1));
      for (const { value } of sorted) yield value;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Deals the values out by the first two digits of their keys. */
async function deal<Value>(values: AsyncIterable<Shuffled<Value>>, folder: string): Promise<void> {
  const files = await Promise.all(
    Array.from({ length: FILES }, async (_, file) => ({
      handle: await open(join(folder, String(file)), "a"),
      waiting: "",
    })),
  );
  try {
    for await (const one of values) {
      const file = files[Number.parseInt(one.key.slice(0, 2), 16)] as (typeof files)[number];
      file.waiting += `${JSON.stringify(one)}\n`;
      if (file.waiting.length < WAITING) continue;
      await file.handle.appendFile(file.waiting);
      file.waiting = "";
    }
    for (const { handle, waiting } of files) await handle.appendFile(waiting);
  } finally {
    await Promise.all(files.map(({ handle }) => handle.close()));
  }
}
