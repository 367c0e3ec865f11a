import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, link, stat } from "node:fs/promises";
import { systemCode } from "./file-fault.ts";

/** The names that a file may have, counted from 1. */
export type Names = (number: number) => string;

/**
 * Gives a file one more name, and answers it: the first of these that is free, or that a file of the same content has already.
 * Replaces nothing, also where several processes do so at once. Throws what the system says.
 */
export async function nameBeside(path: string, names: Names): Promise<string> {
  for (let number = 1; ; number++) {
    const name = names(number);
    if ((await isNamed(path, name)) || (await isSame(path, name))) return name;
  }
}

/** Whether the name was free. Where the system knows no second names, it is that of a copy. */
async function isNamed(path: string, name: string): Promise<boolean> {
  try {
    await link(path, name).catch((cause) => {
      if (systemCode(cause) === "EEXIST") throw cause;
      return copyFile(path, name, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (cause) {
    if (systemCode(cause) === "EEXIST") return false;
    throw cause;
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [mine, theirs] = await Promise.all([stat(one), stat(other).catch(() => undefined)]);
  if (theirs?.isFile() !== true || theirs.size !== mine.size) return false;
  const [first, second] = await Promise.all([digestOf(one), digestOf(other).catch(() => undefined)]);
  return first === second;
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash("sha256");
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest("hex");
}
