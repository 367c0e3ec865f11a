import { no, ok, type Result } from "@swiftline/core";
import { joinedBytes } from "../joined-bytes.ts";
import type { Limits } from "../limits.ts";
import type { RequestProblem } from "../problem.ts";
import { within } from "../within.ts";

/** A line of a body, as it was sent but for its end; `line` counts from 1, blank lines included. */
export interface SentLine {
  readonly line: number;
  readonly said: Result<Uint8Array, RequestProblem>;
}

type Read = "over" | "late" | "broken off" | Uint8Array;

const LINE_END = 0x0a;

/**
 * The lines of a body as they come; blank ones are skipped, and the last need not be ended. A line that is too long is a problem of its
 * own. With a line too many, or none for too long, the rest is not read, and the last that is given says so. Of a body that breaks off,
 * the line that it breaks is not given: nobody knows what it was to be.
 */
export async function* linesOf(body: ReadableStream<Uint8Array> | null, limits: Limits): AsyncGenerator<SentLine> {
  const reader = body?.getReader();
  let [line, held] = [1, heldLine(limits.bodyBytes)];
  try {
    for (;;) {
      const chunk = await nextChunk(reader, limits.bodyMilliseconds);
      if (chunk === "broken off") return;
      if (chunk === "late") return yield { line, said: no(tooSlow(limits.bodyMilliseconds)) };
      if (chunk === "over") {
        if (!held.isBlank()) yield { line, said: held.taken() };
        return;
      }
      let from = 0;
      while (from < chunk.length) {
        if (line > limits.lines) return yield { line, said: no(tooMany(limits.lines)) };
        const end = chunk.indexOf(LINE_END, from);
        held.add(chunk.subarray(from, end === -1 ? chunk.length : end));
        if (end === -1) break;
        if (!held.isBlank()) yield { line, said: held.taken() };
        [line, held, from] = [line + 1, heldLine(limits.bodyBytes), end + 1];
      }
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  milliseconds: number,
): Promise<Read> {
  if (reader === undefined) return "over";
  const reading = reader.read().then(
    ({ value }): Read => value ?? "over",
    (): Read => "broken off",
  );
  return within(milliseconds, reading);
}

/** What has come of a line so far; of one that grows too long, nothing is held. */
function heldLine(most: number) {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    add(part: Uint8Array): void {
      length += part.length;
      if (length > most) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    isBlank: (): boolean => length <= most && parts.every((part) => part.every(isSpace)),
    taken: (): Result<Uint8Array, RequestProblem> => (length > most ? no(tooLong(most)) : ok(joinedBytes(parts))),
  };
}

/** Blank, tab and carriage return. */
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

const tooLong = (most: number): RequestProblem => ({
  code: "http/body-too-large",
  detail: { en: `A line has at most ${most} bytes.`, zh: `每行不得超过 ${most} 字节。` },
});

const tooMany = (most: number): RequestProblem => ({
  code: "http/body-too-large",
  detail: {
    en: `A body has at most ${most} lines: send this one and those behind it in another.`,
    zh: `正文不得超过 ${most} 行：请将此行及其后各行另行发送。`,
  },
});

const tooSlow = (most: number): RequestProblem => ({
  code: "http/slow-body",
  detail: {
    en: `Something of a body arrives every ${most} milliseconds: send this line and those behind it in another.`,
    zh: `正文须在每 ${most} 毫秒内持续送达：请将此行及其后各行另行发送。`,
  },
});
