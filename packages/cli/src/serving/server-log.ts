import { SwiftlineError } from "@swiftline/core";
import type { AnsweredRequest } from "@swiftline/sdk-http";
import { pino } from "pino";
import type { LogLevel } from "./log-levels.ts";

/** What a server says of its work: who asked, by which way and with what end, and never what was said or who called. */
export interface ServerLog {
  readonly answered: (request: AnsweredRequest) => void;
  /** Something broke. Its message may quote what a caller said, so it is not logged: its code, and where in our own text it happened. */
  readonly failed: (error: unknown, requestId?: string) => void;
  readonly said: (words: string) => void;
  /** Writes what is not yet written. */
  readonly end: () => void;
}

/** Writes JSON lines to a file descriptor; 2 is the standard error. */
export function serverLog(level: LogLevel, descriptor = 2): ServerLog {
  const lines = pino.destination({ dest: descriptor, sync: false, minLength: 4096, periodicFlush: 200 });
  const formatters = { level: (label: string) => ({ level: label }) };
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, lines);
  return {
    answered({ milliseconds, trace, ...request }) {
      const traceId = trace && { traceId: trace.traceId, parentId: trace.parentId };
      log.info({ ...request, ms: Math.round(milliseconds * 1000) / 1000, ...traceId }, "answered");
    },
    failed: (error, requestId) => log.error({ requestId, code: codeOf(error), at: placesOf(error) }, "failed"),
    said: (words) => log.info(words),
    end: () => lines.flushSync(),
  };
}

/** What kind of a failure it is: our own code, the system's, or the name of a bug. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = error instanceof SwiftlineError ? error.code : (error as NodeJS.ErrnoException).code;
  return typeof code === "string" ? code : error.name;
}

const MOST_PLACES = 8;

/** The lines of our text through which it went; a message that looks like such a line is cut off with the rest of the message. */
function placesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || !error.stack?.startsWith(String(error))) return [];
  const places = error.stack
    .slice(String(error).length)
    .split("\n")
    .slice(1, MOST_PLACES + 1);
  return places.map((place) => place.trim());
}
