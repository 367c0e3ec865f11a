import type { Event, EventType, History } from "@swiftline/core/appeal";

/** An appeal and all that happened to it. */
export interface Life {
  readonly appealId: string;
  readonly history: History;
}

/** Events as they happen, gathered by appeal. */
export interface LivesToldOnce {
  /** Takes the events of one append, which are of one appeal. */
  readonly add: (events: readonly Event[]) => void;
  /** The appeals that came to their end since this was asked last, in the order of their ends. */
  readonly over: () => readonly Life[];
  /** The others, in the order of their registrations. */
  readonly open: () => readonly Life[];
  /** How many appeals and events there were. */
  readonly appeals: () => number;
  readonly events: () => number;
}

/** The ends to which simulated people bring an appeal: afterwards nothing happens to it any more. */
const ends: ReadonlySet<EventType> = new Set(["InquiryAnswered", "AppealDiverted", "AppealClosed"]);

/** Keeps no more than the appeals that are open, and those that are over and not asked for. */
export function livesToldOnce(): LivesToldOnce {
  const open = new Map<string, Event[]>();
  let over: Life[] = [];
  let [appeals, events] = [0, 0];
  return {
    add(happened) {
      const [first] = happened;
      if (first === undefined) return;
      const { appealId } = first;
      if (first.type === "AppealRegistered") appeals++;
      events += happened.length;
      const history = open.get(appealId) ?? [];
      history.push(...happened);
      open.set(appealId, history);
      if (!happened.some(({ type }) => ends.has(type))) return;
      open.delete(appealId);
      over.push({ appealId, history });
    },
    over() {
      const told = over;
      over = [];
      return told;
    },
    open: () => [...open].map(([appealId, history]) => ({ appealId, history })),
    appeals: () => appeals,
    events: () => events,
  };
}
