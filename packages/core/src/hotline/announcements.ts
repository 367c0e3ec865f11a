import { type Appeal, agencyHolding, isHeld } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import { evolve } from "../appeal/evolve.ts";
import type { History } from "../appeal/history.ts";
import type { Announcement } from "../appeal/terms.ts";
import { type Calendars, type Clock, readCycles } from "../sla/clock.ts";
import { kindsInOrder, type Moment, moments } from "../sla/moments.ts";
import type { Policy } from "../sla/policy.ts";
import { stageKeys } from "../sla/stage.ts";
import { sorted } from "../sorted.ts";
import type { Instant } from "../time/instant.ts";

/** Something to announce, and the moment from which it is so. */
export interface Announceable {
  readonly at: Instant;
  readonly announcement: Announcement;
}

/** All that time alone has brought to an appeal, and will bring if nothing happens, in order. It does not depend on who looks when. */
export function announceables(history: History, policy: Policy, calendars: Calendars): readonly Announceable[] {
  const holdings = holdingsIn(history);
  const found: Announceable[] = [];
  for (const key of stageKeys) {
    const stage = policy.stages[key];
    if (stage === undefined) continue;
    for (const clock of readCycles(history, key, stage, calendars))
      for (const moment of moments(clock)) {
        const one = announceable(moment, clock, holdings);
        if (one !== undefined) found.push(one);
      }
  }
  return sorted(
    found,
    (one, other) => one.at - other.at || kindsInOrder(one.announcement.kind, other.announcement.kind),
  );
}

function announceable(moment: Moment, clock: Clock, holdings: readonly Holding[]): Announceable | undefined {
  const { at, stage, dueAt } = moment;
  switch (moment.kind) {
    case "warning":
      return { at, announcement: { kind: "warning", stage, dueAt, reachedAt: at, level: moment.level } };
    case "breach":
      return { at, announcement: { kind: "breach", stage, dueAt } };
    case "escalation": {
      const pressed = pressedAt(at, clock, holdings);
      if (pressed === undefined) return undefined;
      const { agency, from } = pressed;
      const reachedAt = Math.max(at, from);
      return {
        at: reachedAt,
        announcement: { kind: "escalation", stage, dueAt, reachedAt, form: moment.form, agency },
      };
    }
  }
}

/** An agency had the appeal for so long; the last one has it still. */
interface Holding {
  readonly agency: string;
  readonly from: Instant;
  to: Instant;
}

/** A step of the ladder presses who has the appeal; while nobody has, it waits for the next agency, if the clock runs on till then. */
function pressedAt(at: Instant, clock: Clock, holdings: readonly Holding[]): Holding | undefined {
  const holding = holdings.find(({ to }) => to >= at);
  return holding !== undefined && runsAt(clock, Math.max(at, holding.from)) ? holding : undefined;
}

const runsAt = ({ segments }: Clock, at: Instant): boolean =>
  segments.some(
    ({ state, from }, index) =>
      state === "running" && from <= at && at <= (segments[index + 1]?.from ?? Number.POSITIVE_INFINITY),
  );

function holdingsIn(history: History): readonly Holding[] {
  const holdings: Holding[] = [];
  let appeal: Appeal | undefined;
  for (const event of history) {
    const held = holderOf(appeal);
    appeal = evolve(appeal, event);
    const agency = holderOf(appeal);
    if (agency === held) continue;
    const last = holdings.at(-1);
    if (held !== undefined && last !== undefined) last.to = event.at;
    if (agency !== undefined) holdings.push({ agency, from: event.at, to: Number.POSITIVE_INFINITY });
  }
  return holdings;
}

const holderOf = (appeal: Appeal | undefined): string | undefined =>
  appeal !== undefined && (isHeld(appeal) || appeal.status === "reported") ? agencyHolding(appeal) : undefined;

/** One name for each announcement: two that have it say the same. */
export function nameOf(announcement: Announcement): string {
  const { kind, stage, dueAt } = announcement;
  switch (announcement.kind) {
    case "warning":
      return [kind, stage, announcement.level, dueAt, announcement.reachedAt].join("|");
    case "breach":
      return [kind, stage, dueAt].join("|");
    case "escalation":
      return [kind, stage, announcement.form, announcement.agency, dueAt, announcement.reachedAt].join("|");
  }
}

const nothing: ReadonlyMap<string, Announcement> = new Map();

/** What a history has announced and not taken back. */
export function announcedIn(history: History): ReadonlyMap<string, Announcement> {
  let announced: Map<string, Announcement> | undefined;
  for (const event of history) {
    if (event.type === "ClockCorrected") announced?.delete(nameOf(event.was));
    const said = announcementIn(event);
    if (said !== undefined) announced = (announced ?? new Map()).set(nameOf(said), said);
  }
  return announced ?? nothing;
}

function announcementIn(event: Event): Announcement | undefined {
  switch (event.type) {
    case "ClockWarned": {
      const { stage, dueAt, reachedAt, level } = event;
      return { kind: "warning", stage, dueAt, reachedAt, level };
    }
    case "ClockBreached":
      return { kind: "breach", stage: event.stage, dueAt: event.dueAt };
    case "AppealSupervised": {
      const { form, agency, clock } = event;
      return clock && { kind: "escalation", ...clock, form, agency };
    }
    default:
      return undefined;
  }
}
