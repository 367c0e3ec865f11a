import type { EventOf } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";

/** How loud an appeal was, and how it was taken up. */
export interface Hearing {
  /** Which of the city's loud cues its text holds: their names, never the words. */
  readonly cues: readonly string[];
  /** It was first dispatched as urgent or as high. */
  readonly raised: boolean;
  /** Milliseconds from the first dispatch to the first contact with the caller; undefined where there was none. */
  readonly contactAfter: number | undefined;
}

/** Undefined where the city names no loud cues, or where nobody was given the appeal. */
export function hearingOf(history: History, book: PolicyBook): Hearing | undefined {
  const { loudCues } = book.city;
  if (Object.keys(loudCues).length === 0) return undefined;
  const [registered, dispatched] = [first(history, "AppealRegistered"), first(history, "AppealDispatched")];
  if (registered === undefined || dispatched === undefined) return undefined;
  const contacted = first(history, "CallerContacted");
  const { fold } = book.domain.folding;
  const text = fold(registered.text);
  const holds = (words: readonly string[]): boolean => words.some((word) => text.includes(fold(word)));
  return {
    cues: Object.keys(loudCues).filter((cue) => holds(loudCues[cue] ?? [])),
    raised: dispatched.priority === "urgent" || dispatched.priority === "high",
    contactAfter: contacted && Math.max(0, contacted.at - dispatched.at),
  };
}

const first = <Type extends "AppealRegistered" | "AppealDispatched" | "CallerContacted">(
  history: History,
  type: Type,
): EventOf<Type> | undefined => history.find((event): event is EventOf<Type> => event.type === type);
