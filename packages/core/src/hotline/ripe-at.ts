import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Instant } from "../time/instant.ts";
import { elapse } from "./elapse.ts";

/**
 * The moment from which time alone has something to do to an appeal; at its last event where that is so already, and undefined
 * where only people can move it. It depends on the history and the book alone, so it may be kept beside the appeal. Who knows the
 * id of the appeal's policy saves finding it again.
 */
export function ripeAt(history: History, book: PolicyBook, policy?: string): Instant | undefined {
  const last = history.at(-1);
  if (last === undefined || isOverElsewhere(history)) return undefined;
  const { commands, next } = elapse(history, book, last.at, policy);
  return commands.length > 0 ? last.at : next;
}

/** Most of what is imported was closed before it came here, and nothing is announced of that: no clock need be read to know it. */
const isOverElsewhere = (history: History): boolean =>
  history.at(-1)?.type === "AppealClosed" && history.every(({ by }) => by === "import");
