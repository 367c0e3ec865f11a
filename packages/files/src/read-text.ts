import { readFile } from "node:fs/promises";
import { no, ok, type Problem, type Result } from "@swiftline/core";
import { unreadable } from "./file-fault.ts";
import { findNotUtf8, notUtf8Problem } from "./utf8-text.ts";

/**
 * Reads a small UTF-8 file whole, without its mark (BOM). `name` is what problems call it. What is wrong with the
 * file is an answer, not a fault, so that a check can go on to the next file.
 */
export async function readText(file: string, name: string): Promise<Result<Buffer, Problem>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    return no(unreadable(cause, name));
  }
  const found = findNotUtf8(bytes);
  if (found !== undefined) return no(notUtf8Problem(found, name));
  const text = bytes.indexOf("\ufeff") === 0 ? bytes.subarray(3) : bytes;
  if (text.toString().trim() === "") return no({ code: "file/empty", message: "the file is empty", file: name });
  return ok(text);
}
