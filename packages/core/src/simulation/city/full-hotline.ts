import type { Command } from "../../appeal/acts/index.ts";
import { type Appeal, agencyHolding, assignmentOf, isHeld } from "../../appeal/appeal.ts";
import type { Event, EventType } from "../../appeal/events.ts";
import type { Folded, History } from "../../appeal/history.ts";
import type { Refusal } from "../../appeal/refusals.ts";
import { policyFor } from "../../book/policy-book.ts";
import { invariant } from "../../fault.ts";
import { advanceFrom } from "../../hotline/advance.ts";
import { elapseFrom } from "../../hotline/elapse.ts";
import type { Result } from "../../result.ts";
import type { Policy } from "../../sla/policy.ts";
import type { EventHandle } from "../kernel/agenda.ts";
import { commandOf, type Deed, deeds } from "./deeds.ts";
import { MATTER, NAME } from "./people.ts";
import { noneRunning, type Running, runningClocks } from "./running-clocks.ts";
import { NOBODY, type Served, type SimulatedHotline } from "./simulated-hotline.ts";
import { mayReturn } from "./standing.ts";

/** Told everything that happens, in the order in which it does: each time the events of one append, and what was ordered. */
export type Tell = (events: readonly Event[], ordered: Command) => void;

export interface FullOptions extends Served {
  /** The kind of the event that calls for `look`, with the person as its argument. */
  readonly lookKind: number;
  readonly tell: Tell;
}

type Registration = Extract<Command, { readonly type: "RegisterAppeal" }>;

/** An appeal that goes on. */
interface Line extends Folded {
  history: History;
  appeal: Appeal;
  policy: Policy;
  running: Running;
  /** Before this, time alone has nothing to do; whether it surely has then; and the event that is planned then. */
  ripeAt: number;
  isDue: boolean;
  planned: EventHandle;
}

const NONE = -1;
const nothingPlanned = { ripeAt: Number.POSITIVE_INFINITY, isDue: false, planned: NONE } as const;
/** After everything that people do at the same instant. */
const LAST = 1;

/** A hotline whose every step goes through the engine and leaves the events that a real one would leave. */
export function fullHotline({ book, matters, people, agenda, lookKind, tell }: FullOptions): SimulatedHotline {
  const lines: (Line | undefined)[] = [];
  const clocks = runningClocks(book);
  const counts = new Map<EventType, number>();
  const agencies = new Map(book.agencies.nodes.map(({ id }, place) => [id, place]));
  const line = (person: number): Line => lines[person] as Line;

  function obey(person: number, command: Command): void {
    const one = line(person);
    const { policy } = one;
    const holder = agencyHolding(one.appeal);
    const { events, appeal } = happened(advanceFrom(one, command, book), command);
    one.history = one.history.concat(events);
    one.appeal = appeal as Appeal;
    one.policy = policyFor(one.appeal, book);
    told(events, command);
    const isHeldAlike = one.policy === policy && agencyHolding(one.appeal) === holder;
    if (isHeldAlike) goOn(person, events);
    else beginAnew(person);
  }

  function told(events: readonly Event[], ordered: Command): void {
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    tell(events, ordered);
  }

  function plan(person: number, next: number): void {
    const one = line(person);
    if (one.planned !== NONE) agenda.cancel(one.planned);
    one.ripeAt = next;
    one.planned = next === Number.POSITIVE_INFINITY ? NONE : agenda.schedule(next, LAST, lookKind, person);
  }

  /** Only clocks that have started just now can bring the next moment nearer. */
  function goOn(person: number, events: readonly Event[]): void {
    const one = line(person);
    clocks.follow(one.running, events, one.policy);
    const next = clocks.quietUntil(one.running, one.policy);
    if (next < one.ripeAt) plan(person, Math.max(next, agenda.now));
  }

  /** Another agency is pressed by what passed already, and another policy judges the past anew. */
  function beginAnew(person: number): void {
    const one = line(person);
    const { now } = agenda;
    one.running = noneRunning();
    clocks.follow(one.running, one.history, one.policy);
    const { commands, next = Number.POSITIVE_INFINITY } = elapseFrom(one, book, now, one.policy.id);
    one.isDue = commands.length > 0;
    plan(person, one.isDue ? now : next);
  }

  /** Announces what time alone has brought about by now. */
  function catchUp(person: number): void {
    const one = line(person);
    const { now } = agenda;
    if (one.ripeAt > now) return;
    const quietUntil = clocks.quietUntil(one.running, one.policy);
    if (quietUntil > now && !one.isDue) {
      plan(person, quietUntil);
      return;
    }
    const { commands, next = Number.POSITIVE_INFINITY } = elapseFrom(one, book, now, one.policy.id);
    one.isDue = false;
    for (const command of commands) obey(person, command);
    plan(person, next);
  }

  const registration = (person: number): Registration => {
    const taken = matters.of(people.get(person, MATTER));
    const appealId = `${taken.hotline}:${people.get(person, NAME)}`;
    return { type: "RegisterAppeal", appealId, at: agenda.now, by: "hotline", ...taken };
  };

  return {
    register(person) {
      const command = registration(person);
      const { events, appeal } = happened(advanceFrom({ history: [], appeal: undefined }, command, book), command);
      invariant(appeal, "what was registered is an appeal");
      const policy = policyFor(appeal, book);
      const running = noneRunning();
      lines[person] = { history: events, appeal, policy, running, ...nothingPlanned };
      told(events, command);
      goOn(person, events);
    },
    answer(person) {
      const command = { ...registration(person), answer: "told" } as const;
      told(happened(advanceFrom({ history: [], appeal: undefined }, command, book), command).events, command);
    },
    act(person, deed, other = NOBODY) {
      catchUp(person);
      const named = book.agencies.nodes[other]?.id ?? "";
      obey(person, commandOf(deeds[deed] as Deed, line(person).appeal, agenda.now, named));
    },
    status: (person) => line(person).appeal.status,
    holder: (person) => agencies.get(agencyHolding(line(person).appeal) ?? "") ?? NOBODY,
    dueAt: (person) => dueAt(line(person).appeal),
    mayReturn: (person) => mayReturn(line(person).appeal, book),
    overdue: () =>
      lines.filter((one) => one !== undefined && isHeld(one.appeal) && dueAt(one.appeal) < agenda.now).length,
    forget(person) {
      plan(person, Number.POSITIVE_INFINITY);
      lines[person] = undefined;
    },
    look(person) {
      line(person).planned = NONE;
      catchUp(person);
    },
    counts: () => counts,
  };
}

const dueAt = (appeal: Appeal): number => assignmentOf(appeal)?.limit?.dueAt ?? Number.POSITIVE_INFINITY;

function happened<Outcome>(outcome: Result<Outcome, Refusal>, { type }: Command): Outcome {
  if (outcome.ok) return outcome.value;
  invariant(false, `people of a simulation do only what they may (${type}: ${outcome.reason.code})`);
}
