import { readFile, stat } from "node:fs/promises";
import { no, ok, type Problem, type Result } from "@swiftline/core";
import { unreadable } from "./file-fault.ts";

/**
 * Reads a file whole, unless it is larger than `most` bytes. `name` is what problems call it. What is wrong with the
 * file is an answer, not a fault, so that a check can go on to the next file.
 */
export async function readBytes(file: string, name: string, most: number): Promise<Result<Buffer, Problem>> {
  try {
    const { size } = await stat(file);
    const limit = `${Math.floor(most / 1024 / 1024)} MiB`;
    if (size > most) return no({ code: "file/too-large", message: `the file is larger than ${limit}`, file: name });
    const bytes = await readFile(file);
    return bytes.length === 0 ? no({ code: "file/empty", message: "the file is empty", file: name }) : ok(bytes);
  } catch (cause) {
    return no(unreadable(cause, name));
  }
}
