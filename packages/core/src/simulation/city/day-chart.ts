import { type Appeal, type AppealStatus, agencyHolding, assignmentOf, isEnd } from "../../appeal/appeal.ts";
import type { Event } from "../../appeal/events.ts";
import { evolve } from "../../appeal/evolve.ts";
import type { Tell } from "./full-hotline.ts";

/** What an order waits for, or that it is worked on. */
export const orderPhases = ["dispatch", "signature", "staff", "work", "parked", "follow-up"] as const;
export type OrderPhase = (typeof orderPhases)[number];

/** One order from the call to its end, or as far as it was seen. */
export interface OrderLine {
  readonly appealId: string;
  readonly category: string;
  readonly area: string | undefined;
  /** Who has it, or had it last. */
  readonly agency: string | undefined;
  readonly calledAt: number;
  /** Without a gap. An agency that does not speak with the caller leaves no trace of when it began: it waits until it reports. */
  readonly phases: readonly { readonly phase: OrderPhase; readonly from: number; readonly to: number }[];
  /** The limit that was promised for whoever has it. */
  readonly dueAt: number | undefined;
  /** When whoever has it signed for it. */
  readonly signedAt: number | undefined;
  readonly reportedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** Some orders that were taken down in one span of time. */
export interface DayChart {
  readonly from: number;
  readonly until: number;
  /** How long they were followed. */
  readonly seenUntil: number;
  readonly orders: readonly OrderLine[];
  /** How many there were, of which these are every so manieth. */
  readonly of: number;
}

export interface DayWatch {
  /** Hears everything that happens in a full run. */
  readonly tell: Tell;
  /** Whether all that is drawn is over. */
  readonly isOver: () => boolean;
  /** The orders as they stand at an instant. */
  readonly chart: (at: number) => DayChart;
}

interface Followed {
  appeal: Appeal;
  readonly phases: { readonly phase: OrderPhase; readonly from: number }[];
}

/**
 * Watches the orders that are taken down from one instant to another, `most` of them, spread evenly; those that are answered at
 * once or sent elsewhere are no orders. What is told of them is read from their events alone.
 */
export function watchDay({ from, until, most }: { from: number; until: number; most: number }): DayWatch {
  let followed = new Map<string, Followed>();
  let of: number | undefined;

  function choose(): void {
    if (of !== undefined) return;
    of = followed.size;
    followed = new Map(everySoMany([...followed], most));
  }

  return {
    tell(events) {
      const [first] = events;
      if (first === undefined || first.at < from) return;
      if (first.at >= until) choose();
      const one = followed.get(first.appealId);
      if (one !== undefined) follow(one, events);
      else if (of === undefined && first.type === "AppealRegistered") {
        const begun: Followed = { appeal: evolve(undefined, first), phases: [] };
        follow(begun, events);
        if (!isEnd(begun.appeal.status)) followed.set(first.appealId, begun);
      }
    },
    isOver: () => of !== undefined && [...followed.values()].every(({ appeal }) => isEnd(appeal.status)),
    chart(at) {
      choose();
      return { from, until, seenUntil: at, orders: [...followed.values()].map((one) => lineOf(one, at)), of: of ?? 0 };
    },
  };
}

/** So many of a list, from the middles of parts of equal length. */
const everySoMany = <Item>(all: readonly Item[], most: number): readonly Item[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, part) => all[Math.floor(((part + 0.5) * all.length) / most)] as Item);

function follow(one: Followed, events: readonly Event[]): void {
  for (const event of events) {
    one.appeal = evolve(one.appeal, event);
    const phase = phaseAfter(event, one);
    const last = one.phases.at(-1);
    if (phase === last?.phase) continue;
    if (last?.from === event.at) one.phases.pop();
    if (phase !== undefined) one.phases.push({ phase, from: event.at });
  }
}

const phaseOf: Readonly<Record<AppealStatus, OrderPhase | undefined>> = {
  registered: "dispatch",
  conferencing: "dispatch",
  dispatched: "signature",
  disputed: "signature",
  signed: "staff",
  handling: "work",
  parked: "parked",
  merged: "parked",
  reported: "follow-up",
  answered: undefined,
  diverted: undefined,
  split: undefined,
  terminated: undefined,
  closed: undefined,
  withdrawn: undefined,
};

/** What is to be done again lies with an agency as before, but waits for its staff until somebody speaks with the caller again. */
function phaseAfter({ type }: Event, { appeal, phases }: Followed): OrderPhase | undefined {
  const phase = phaseOf[appeal.status];
  if (type === "ReworkOrdered") return "staff";
  const waitsAgain = phase === "work" && phases.at(-1)?.phase === "staff" && type !== "CallerContacted";
  return waitsAgain ? "staff" : phase;
}

function lineOf({ appeal, phases }: Followed, at: number): OrderLine {
  const endedAt = "endedAt" in appeal ? appeal.endedAt : undefined;
  return {
    appealId: appeal.id,
    category: appeal.matter.category,
    area: appeal.matter.area,
    agency: agencyHolding(appeal),
    calledAt: appeal.registeredAt,
    phases: phases.map(({ phase, from }, place) => ({ phase, from, to: phases[place + 1]?.from ?? endedAt ?? at })),
    dueAt: assignmentOf(appeal)?.limit?.dueAt,
    signedAt: assignmentOf(appeal)?.signedAt,
    reportedAt: "reportedAt" in appeal ? appeal.reportedAt : undefined,
    endedAt,
  };
}
