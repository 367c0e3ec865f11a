import type { Event, EventType } from "./events.ts";
import type { History } from "./history.ts";
import { type Audience, isConfidential, viewerOf } from "./timeline-audience.ts";
import { type FactsOf, type Viewer, viewersOf, viewOf } from "./timeline-views.ts";

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
  if (viewer === undefined) return [];
  const anonymous = viewer === "agency" && isConfidential(history);
  return history.filter(({ type }) => sees(viewer, viewOf(type).seen)).map((event) => entry(event, viewer, anonymous));
}

function entry({ type, at, appealId: _, ...facts }: Event, viewer: Viewer, anonymous: boolean): TimelineEntry {
  const views = viewOf(type).facts;
  const shown = Object.entries(facts).filter(
    ([fact]) => sees(viewer, fact === "by" ? "parties" : (views[fact] ?? "staff")) && !(anonymous && fact === "caller"),
  );
  return { at, event: type, facts: Object.fromEntries(shown) } as TimelineEntry;
}

const sees = (viewer: Viewer, seenBy: keyof typeof viewersOf): boolean =>
  (viewersOf[seenBy] as readonly Viewer[]).includes(viewer);
