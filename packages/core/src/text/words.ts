import type { AppealStatus } from "../appeal/appeal.ts";
import type { EventType } from "../appeal/events.ts";
import { type Refusal, type RefusalCode, reasonsOf } from "../appeal/refusals.ts";
import type { ClockWords } from "./clock-words.ts";
import type { RouteWords } from "./route-words.ts";

/** What Swiftline says in one language. It is the only prose in core; everything else is codes and facts. */
export interface Words {
  readonly status: Readonly<Record<AppealStatus, string>>;
  readonly event: Readonly<Record<EventType, string>>;
  readonly clock: ClockWords;
  readonly route: RouteWords;
  readonly refusal: { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { readonly code: Code }>) => string };
}

/** A refusal in words, a sentence for each of its reasons. */
export function sayRefusal(refusal: Refusal, { refusal: words }: Words): string {
  const say = (reason: Refusal): string => (words[reason.code] as (reason: Refusal) => string)(reason);
  return reasonsOf(refusal).map(say).join(" ");
}
