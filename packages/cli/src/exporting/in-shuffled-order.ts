import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { writeFault } from "@swiftline/files";

/** Something by a key of hexadecimal digits that chance has given it. */
export interface Shuffled<Value> {
  readonly key: string;
  readonly value: Value;
}

const PILES = 256;
/** So many characters wait for each pile before they are written. */
const WAITING = 65_536;

/** What has been dealt by the first two digits of its keys. */
interface Pile {
  waiting: string;
  readonly written: { readonly position: number; readonly length: number }[];
}

/**
 * Puts values in the order of their keys, which says nothing of the order in which they came; they must be plain JSON. They wait
 * in one temporary file, so that only one in 256 is in memory at a time. The file has no name any more once it is open: nothing
 * of it is left, however the process ends. Throws `file/not-writable`.
 */
export async function* inShuffledOrder<Value>(values: AsyncIterable<Shuffled<Value>>): AsyncGenerator<Value> {
  const file = await namelessFile();
  try {
    for (const pile of await deal(values, file)) {
      const lines = (await textOf(pile, file)).split("\n").filter((line) => line !== "");
      const sorted = lines.map((line): Shuffled<Value> => JSON.parse(line));
      sorted.sort((one, other) => (one.key < other.key ? -1 : 1));
      for (const { value } of sorted) yield value;
    }
  } finally {
    await file.close();
  }
}

async function namelessFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), "swiftline-export-")).catch(cannotWait);
  try {
    return await open(join(folder, "waiting"), "wx+").catch(cannotWait);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const cannotWait = (cause: unknown): never => {
  const { code, message } = writeFault(cause, tmpdir());
  throw new SwiftlineError(code, message, { tryThis: "name a folder with room for temporary files in TMPDIR", cause });
};

/** Deals the values out by the first two digits of their keys. */
async function deal<Value>(values: AsyncIterable<Shuffled<Value>>, file: FileHandle): Promise<readonly Pile[]> {
  const piles = Array.from({ length: PILES }, (): Pile => ({ waiting: "", written: [] }));
  let position = 0;
  for await (const one of values) {
    const pile = piles[Number.parseInt(one.key.slice(0, 2), 16)] as Pile;
    pile.waiting += `${JSON.stringify(one)}\n`;
    if (pile.waiting.length < WAITING) continue;
    const bytes = Buffer.from(pile.waiting);
    await file.appendFile(bytes).catch(cannotWait);
    pile.written.push({ position, length: bytes.length });
    position += bytes.length;
    pile.waiting = "";
  }
  return piles;
}

/** All that was dealt to a pile, of which the last has waited in memory. */
async function textOf({ waiting, written }: Pile, file: FileHandle): Promise<string> {
  let text = "";
  for (const { position, length } of written) {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    text += buffer.toString();
  }
  return text + waiting;
}
