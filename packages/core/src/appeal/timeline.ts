import type { Event, EventType } from "./events.ts";
import type { History } from "./history.ts";
import { type Audience, viewerOf } from "./timeline-audience.ts";
import { type FactsOf, type SeenBy, type Viewer, viewersOf, viewOf } from "./timeline-views.ts";

export { Audience } from "./timeline-audience.ts";

/** One thing that happened, with those of its facts that may be shown. */
export type TimelineEntry = {
  readonly [Type in EventType]: {
    readonly at: number;
    readonly event: Type;
    readonly facts: Partial<FactsOf<Type>>;
  };
}[EventType];

/**
 * What an audience may see of an appeal, in the order of the log. Empty for an appeal that nobody knows, and in the same way for one
 * that the audience may not know of.
 */
export function timeline(history: History, audience: Audience): readonly TimelineEntry[] {
  const viewer = viewerOf(history, audience);
  return viewer === undefined
    ? []
    : history.filter(({ type }) => sees(viewer, viewOf(type).seen)).map((event) => entry(event, viewer));
}

/** Who did it is for those who work on the appeal. */
function entry({ type, at, appealId: _, ...facts }: Event, viewer: Viewer): TimelineEntry {
  const seenBy: Readonly<Record<string, SeenBy>> = { ...viewOf(type).facts, by: "agency" };
  const shown = Object.entries(facts).filter(([fact]) => sees(viewer, seenBy[fact] ?? "staff"));
  return { at, event: type, facts: Object.fromEntries(shown) } as TimelineEntry;
}

const sees = (viewer: Viewer, seenBy: SeenBy): boolean => (viewersOf[seenBy] as readonly Viewer[]).includes(viewer);
