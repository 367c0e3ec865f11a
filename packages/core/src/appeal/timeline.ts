import type { Event, EventType } from "./events.ts";
import type { History } from "./history.ts";
import { type Audience, viewerOf } from "./timeline-audience.ts";
import { type FactsOf, type SeenBy, type Viewer, viewersOf, viewOf } from "./timeline-views.ts";

export { Audience, takesPart, viewerOf } from "./timeline-audience.ts";
export type { Viewer } from "./timeline-views.ts";

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
    : history.filter((event) => seesEvent(viewer, event)).map((event) => entry(event, viewer));
}

function entry({ type, at, appealId: _, ...facts }: Event, viewer: Viewer): TimelineEntry {
  const shown = Object.entries(facts).filter(([fact]) => seesFact(viewer, type, fact));
  return { at, event: type, facts: Object.fromEntries(shown) } as TimelineEntry;
}

/** Whether a viewer of an appeal learns that something happened to it. */
export const seesEvent = (viewer: Viewer, { type }: Pick<Event, "type">): boolean => sees(viewer, viewOf(type).seen);

/** Whether a viewer who learns that something happened learns this of it too. Who did it is for those who work on the appeal. */
export function seesFact(viewer: Viewer, type: EventType, fact: string): boolean {
  const seenBy: Readonly<Record<string, SeenBy>> = { ...viewOf(type).facts, by: "agency" };
  return sees(viewer, seenBy[fact] ?? "staff");
}

const sees = (viewer: Viewer, seenBy: SeenBy): boolean => (viewersOf[seenBy] as readonly Viewer[]).includes(viewer);
