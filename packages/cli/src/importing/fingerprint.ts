import { createHash, hash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Recipe } from "./recipe.ts";

const CHUNK = 1_048_576;

/**
 * By what a file and the way to read it are known again, when the same command is given once more: all its bytes, the recipe, whenever, and what else it depends on.
 * Undefined for what is no plain file.
 */
export async function fingerprintOf(recipe: Recipe, more: readonly unknown[]): Promise<string | undefined> {
  const handle = await open(recipe.file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const bytes = createHash("sha256");
    for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK, autoClose: false })) bytes.update(chunk);
    return hash(
      "sha256",
      JSON.stringify([bytes.digest("hex"), { ...recipe, file: undefined, readAt: undefined }, ...more]),
    );
  } finally {
    await handle.close();
  }
}
