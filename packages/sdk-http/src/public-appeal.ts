import type { Acted } from "@swiftline/core";
import {
  type Appeal,
  AppealId,
  agencyHolding,
  appealStatuses,
  assignmentOf,
  Code,
  fold,
  type History,
  isOpen,
  matter,
  type Viewer,
} from "@swiftline/core/appeal";
import { type PolicyBook, policyFor, type Recorded } from "@swiftline/core/book";
import { type Clock, readClocks, stageKeys, stateOf } from "@swiftline/core/sla";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { PublicLimit, publicLimit, Time, timeOf } from "./public-limit.ts";
import { eventFacts, TimelineEntry, timelineFor } from "./timeline-entry.ts";

/** What is shown of a matter: named one by one, so that a field that core adds is private until somebody writes it here. */
const shown = {
  hotline: true,
  externalId: true,
  kind: true,
  channel: true,
  category: true,
  area: true,
  address: true,
  position: true,
  text: true,
  language: true,
  population: true,
  confidential: true,
  attributes: true,
} as const;

/** What is withheld of a matter that its caller wants kept confidential (GB/T 33358): whatever could tell who called. */
const withheld: ReadonlySet<string> = new Set(["address", "position", "text", "attributes"]);

const PublicMatter = z.strictObject(matter).pick(shown).partial({ text: true });

/** Whether a fact may be told of a confidential appeal: nothing that could tell who called, and no free words. */
export const tellsNobody = (fact: string): boolean => fact in eventFacts || (fact in shown && !withheld.has(fact));

/** A clock as it stood when the answer was given. `dueAt` is absent while it stands still, or where the calendar never opens again. */
const ClockReading = z.strictObject({
  stage: z.enum(stageKeys),
  startedAt: Time,
  dueAt: Time.optional(),
  stoppedAt: Time.optional(),
  state: z.enum(["running", "overdue", "paused", "in-time", "late"]),
});
type ClockReading = z.infer<typeof ClockReading>;

/** An appeal as a list shows it. Nothing in it says who called, not even the reference to the identity. */
export const ListedAppeal = z.strictObject({
  id: AppealId,
  status: z.enum(appealStatuses),
  open: z.boolean(),
  registeredAt: Time,
  lastAt: Time,
  matter: PublicMatter,
  /** Who holds the appeal, or held it last. */
  agency: Code.optional(),
  /** What was promised when it was dispatched. */
  limit: PublicLimit.optional(),
});
export type ListedAppeal = z.infer<typeof ListedAppeal>;

/** An appeal in full: its clocks under the city's book of today, and what happened to it. */
export const PublicAppeal = ListedAppeal.extend({
  version: z.int().min(1),
  policy: z.strictObject({ id: Code, name: z.string(), illustrative: z.boolean() }),
  clocks: z.array(ClockReading),
  timeline: z.array(TimelineEntry),
});
export type PublicAppeal = z.infer<typeof PublicAppeal>;

export function listedAppeal(appeal: Appeal): ListedAppeal {
  const { id, status, registeredAt, lastAt } = appeal;
  return {
    id,
    status,
    open: isOpen(appeal),
    registeredAt: formatInstant(registeredAt),
    lastAt: formatInstant(lastAt),
    matter: publicMatter(appeal.matter),
    agency: agencyHolding(appeal),
    limit: publicLimit(assignmentOf(appeal)?.limit),
  };
}

/** Who looks at an appeal, and when. */
interface Look {
  readonly now: number;
  readonly viewer: Viewer;
}

/**
 * What the log holds of an appeal, for a viewer who may see it. Undefined where it holds nothing. The matter is told whole to every app,
 * its text too unless it is confidential, as Open311 publishes it as `description`; what happened is told as far as core's views show it.
 */
export function publicAppeal(
  { version, history }: Recorded,
  book: PolicyBook,
  { now, viewer }: Look,
): PublicAppeal | undefined {
  const told = toldBefore(history, book, viewer);
  return told && shownAt(now, version, told);
}

/** What an appeal is, for others to see, after somebody has acted on it. */
export const actedAppeal = (
  { appeal, version, history }: Acted,
  book: PolicyBook,
  { now, viewer }: Look,
): PublicAppeal => shownAt(now, version, tell(appeal, history, { book, viewer }));

/** All that is told of an appeal, and its clocks, of which alone it depends on the moment how they stand. */
interface Told extends Pick<PublicAppeal, "policy" | "timeline"> {
  readonly book: PolicyBook;
  readonly listed: ListedAppeal;
  readonly clocks: readonly { readonly clock: Clock; readonly reading: Omit<ClockReading, "state"> }[];
}

const shownAt = (now: number, version: number, { listed, policy, clocks, timeline }: Told): PublicAppeal => ({
  ...listed,
  version,
  policy,
  clocks: clocks.map(({ clock, reading }) => ({ ...reading, state: stateOf(clock, now) })),
  timeline,
});

/** What was told of a history to each kind of viewer, for as long as somebody holds it: a history never changes. */
const known = new WeakMap<History, Map<Viewer, Told>>();

function toldBefore(history: History, book: PolicyBook, viewer: Viewer): Told | undefined {
  const byViewer = known.get(history) ?? new Map<Viewer, Told>();
  const before = byViewer.get(viewer);
  if (before?.book === book) return before;
  const appeal = fold(history);
  if (appeal === undefined) return undefined;
  const told = tell(appeal, history, { book, viewer });
  known.set(history, byViewer.set(viewer, told));
  return told;
}

function tell(
  appeal: Appeal,
  history: History,
  { book, viewer }: { readonly book: PolicyBook; readonly viewer: Viewer },
): Told {
  const policy = policyFor(appeal, book);
  const { id, name, illustrative } = policy;
  return {
    book,
    listed: listedAppeal(appeal),
    policy: { id, name, illustrative },
    clocks: readClocks(history, policy, book.calendars).map((clock) => ({
      clock,
      reading: {
        stage: clock.stage,
        startedAt: formatInstant(clock.startedAt),
        dueAt: timeOf(clock.dueAt),
        stoppedAt: timeOf(clock.stoppedAt),
      },
    })),
    timeline: timelineFor(history, { viewer, confidential: appeal.matter.confidential ?? false }),
  };
}

function publicMatter(matter: Appeal["matter"]): z.infer<typeof PublicMatter> {
  const told: Record<string, unknown> = {};
  for (const name in matter)
    if (name in shown && !(matter.confidential && withheld.has(name))) told[name] = matter[name as keyof typeof matter];
  return told as z.infer<typeof PublicMatter>;
}
