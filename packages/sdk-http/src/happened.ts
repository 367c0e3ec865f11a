import { type Actor, AppealId, type Event, type EventType, eventTypes, fold, seesEvent } from "@swiftline/core/appeal";
import type { Change, EventLog } from "@swiftline/core/book";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { type Looking, TimelineEntry, timelineEntry } from "./timeline-entry.ts";
import { maySee, viewerFor } from "./visibility.ts";

/** Types are reverse names with a version: what an event means under one never changes. */
const typeOf = (type: EventType): string => `org.swiftline.${type}.v1`;

/** An event of the log in the envelope of CloudEvents 1.0. Its id is the same however often it is sent. */
export const Happened = z.strictObject({
  specversion: z.literal("1.0"),
  id: z.string(),
  source: z.string(),
  type: z.enum(eventTypes.map(typeOf)),
  subject: AppealId,
  time: z.iso.datetime(),
  datacontenttype: z.literal("application/json"),
  data: TimelineEntry,
});
export type Happened = z.infer<typeof Happened>;

/** An event, and the place of the append that brought it. */
export interface Placed {
  readonly position: number;
  readonly event: Happened;
}

/** What an actor may be told of changes, in their order. */
export async function happenedIn(
  changes: readonly Change[],
  { actor, log, city }: { readonly actor: Actor; readonly log: EventLog; readonly city: string },
): Promise<readonly Placed[]> {
  const recorded = await log.readMany([...new Set(changes.map(({ appealId }) => appealId))]);
  const viewer = viewerFor(actor);
  return changes.flatMap(({ position, appealId, version, events }) => {
    const history = recorded.get(appealId)?.history ?? [];
    if (history.length === 0 || !maySee(actor, history)) return [];
    const confidential = fold(history)?.matter.confidential ?? false;
    const placed = events.map((event, place) => ({
      position,
      event: happened(event, { id: `${appealId}/${version}/${place}`, city, confidential, viewer }),
    }));
    return placed.filter(({ event }) => seesEvent(viewer, event.data));
  });
}

const happened = (
  event: Event,
  { id, city, ...looking }: Looking & { readonly id: string; readonly city: string },
): Happened => ({
  specversion: "1.0",
  id,
  source: `/cities/${city}`,
  type: typeOf(event.type),
  subject: event.appealId,
  time: formatInstant(event.at),
  datacontenttype: "application/json",
  data: timelineEntry(event, looking),
});
