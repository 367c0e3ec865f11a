import { hash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Recipe } from "./recipe.ts";

/** So much of a file tells it from the next night's, which may have the same name and the same length. */
const HEAD = 1_048_576;

/**
 * By what a file and the way to read it are known again, when the same command is given once more: its length, its first
 * megabyte and the recipe. Undefined for what is no plain file.
 */
export async function fingerprintOf(recipe: Recipe, more: readonly unknown[]): Promise<string | undefined> {
  const handle = await open(recipe.file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return undefined;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = hash("sha256", buffer.subarray(0, bytesRead));
    return hash("sha256", JSON.stringify([facts.size, head, { ...recipe, file: undefined }, ...more]));
  } finally {
    await handle.close();
  }
}
