import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { no, ok, type Problem, type Result, SwiftlineError } from "@swiftline/core";
import type { Said } from "./said.ts";

/** A line of a file of orders; `line` counts from 1. */
export interface OrderLine {
  readonly line: number;
  readonly said: Result<Said, readonly Problem[]>;
}

/**
 * The orders of a file, or of standard input for `-`: one JSON object a line (NDJSON). Blank lines are skipped; a line that is no
 * object is a problem of its own. Throws `file/not-found`, `file/not-a-file` or `file/not-readable`.
 */
export async function* orderLines(file: string): AsyncGenerator<OrderLine> {
  const input = file === "-" ? process.stdin : await opened(file);
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    const json = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (json.trim() !== "") yield { line, said: readLine(json) };
  }
}

function readLine(json: string): Result<Said, readonly Problem[]> {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? ok(value as Said) : no([malformed("the line is no JSON object")]);
  } catch {
    // What the parser says quotes the line, which may name a caller.
    return no([malformed("the line is no JSON")]);
  }
}

const malformed = (message: string): Problem => ({ code: "file/malformed", message });

async function opened(file: string): Promise<NodeJS.ReadableStream> {
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream({ encoding: "utf8" });
    await handle.close();
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw isMissing
      ? new SwiftlineError("file/not-found", `there is no file ${file}`, { cause })
      : new SwiftlineError("file/not-readable", `${file} cannot be read`, { cause });
  }
  throw new SwiftlineError("file/not-a-file", `${file} is a folder`, { tryThis: "name a file in it" });
}
