import { type Folded, folded, type History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Instant } from "../time/instant.ts";
import { elapseFrom } from "./elapse.ts";

/**
 * The moment from which time alone has something to do to an appeal; at its last event where that is so already, and undefined
 * where only people can move it. It depends on the history and the book alone, so it may be kept beside the appeal.
 */
export const ripeAt = (history: History, book: PolicyBook): Instant | undefined => ripeFrom(folded(history), book);

/** The same for whoever has the appeal already. Who knows the id of its policy saves finding it again. */
export function ripeFrom(known: Folded, book: PolicyBook, policy?: string): Instant | undefined {
  const last = known.history.at(-1);
  if (last === undefined || isOverElsewhere(known.history)) return undefined;
  const { commands, next } = elapseFrom(known, book, last.at, policy);
  return commands.length > 0 ? last.at : next;
}

/** Most of what is imported was closed before it came here, and nothing is announced of that: no clock need be read to know it. */
const isOverElsewhere = (history: History): boolean =>
  history.at(-1)?.type === "AppealClosed" && history.every(({ by }) => by === "import");
