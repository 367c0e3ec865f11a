import type { Command } from "../../appeal/acts/index.ts";
import { type Appeal, agencyHolding, assignmentOf } from "../../appeal/appeal.ts";
import type { Event, EventType } from "../../appeal/events.ts";
import { evolve } from "../../appeal/evolve.ts";
import type { History } from "../../appeal/history.ts";
import type { Refusal } from "../../appeal/refusals.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { invariant } from "../../fault.ts";
import { advance } from "../../hotline/advance.ts";
import { elapse } from "../../hotline/elapse.ts";
import { record } from "../../hotline/record.ts";
import type { Result } from "../../result.ts";
import { eventStarting, stageKeys, stageMeaning } from "../../sla/stage.ts";
import type { Agenda, EventHandle } from "../kernel/agenda.ts";
import { commandOf, type Deed, deeds } from "./deeds.ts";
import type { Matters } from "./matters.ts";
import { NOBODY, type SimulatedHotline } from "./simulated-hotline.ts";
import { mayReturn } from "./standing.ts";

/**
 * Told everything that happens, in the order in which it does: each time the events of one append, and what was ordered. Two orders
 * are a registration and the answer that was given with it: the hotline reacts to neither.
 */
export type Tell = (events: readonly Event[], ordered: readonly Command[]) => void;

export interface FullOptions {
  readonly book: PolicyBook;
  readonly matters: Matters;
  readonly agenda: Agenda;
  /** The kind of the event that calls for `look`, with the person as its argument. */
  readonly lookKind: number;
  readonly tell: Tell;
}

interface Line {
  readonly id: string;
  history: History;
  appeal: Appeal;
  /** When time alone will have something to do, and the event that is planned then. */
  ripeAt: number;
  planned: EventHandle;
}

const NONE = -1;
/** After everything that people do at the same instant. */
const LAST = 1;

/** A hotline whose every step goes through the engine and leaves the events that a real one would leave. */
export function fullHotline({ book, matters, agenda, lookKind, tell }: FullOptions): SimulatedHotline {
  const lines: (Line | undefined)[] = [];
  const startsClocks = startingClocks(book);
  const counts = new Map<EventType, number>();
  const agencies = new Map(book.agencies.nodes.map(({ id }, place) => [id, place]));
  const line = (person: number): Line => lines[person] as Line;

  function obey(person: number, command: Command, at: number): void {
    const one = line(person);
    const events = decided(advance(one.history, command, book), command);
    one.history = one.history.concat(events);
    one.appeal = events.reduce<Appeal | undefined>(evolve, one.appeal) as Appeal;
    told(events, [command]);
    if (events.some(({ type }) => startsClocks.has(type))) planAnew(person, at);
  }

  function told(events: readonly Event[], ordered: readonly Command[]): void {
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    tell(events, ordered);
  }

  function plan(person: number, next: number | undefined): void {
    const one = line(person);
    if (one.planned !== NONE) agenda.cancel(one.planned);
    one.ripeAt = next ?? Number.POSITIVE_INFINITY;
    one.planned = next === undefined ? NONE : agenda.schedule(next, LAST, lookKind, person);
  }

  function planAnew(person: number, at: number): void {
    const { commands, next } = elapse(line(person).history, book, at);
    plan(person, commands.length > 0 ? at : next);
  }

  /** Announces what time alone has brought about by now. */
  function catchUp(person: number, at: number): void {
    const one = line(person);
    if (one.ripeAt > at) return;
    const { commands, next } = elapse(one.history, book, at);
    for (const command of commands) obey(person, command, at);
    plan(person, next);
  }

  const registration = (name: number, matter: number, at: number): Command => {
    const { hotline, ...taken } = matters.of(matter);
    return { type: "RegisterAppeal", appealId: `${hotline}:${name}`, at, by: "hotline", hotline, ...taken };
  };

  return {
    register(person, name, matter, at) {
      const command = registration(name, matter, at);
      const events = decided(advance([], command, book), command);
      const appeal = events.reduce<Appeal | undefined>(evolve, undefined) as Appeal;
      lines[person] = { id: appeal.id, history: events, appeal, ripeAt: Number.POSITIVE_INFINITY, planned: NONE };
      told(events, [command]);
      planAnew(person, at);
    },
    answer(_person, name, matter, at) {
      const command = registration(name, matter, at);
      const { appealId, by } = command;
      const both: readonly Command[] = [command, { type: "AnswerInquiry", appealId, at, by, answer: "told" }];
      told(decided(record(undefined, both, book), command), both);
    },
    act(person, deed, at) {
      catchUp(person, at);
      const { id, appeal } = line(person);
      obey(person, commandOf(deeds[deed] as Deed, id, at, agencyHolding(appeal) ?? ""), at);
    },
    status: (person) => line(person).appeal.status,
    holder: (person) => agencies.get(agencyHolding(line(person).appeal) ?? "") ?? NOBODY,
    dueAt: (person) => assignmentOf(line(person).appeal)?.limit?.dueAt ?? Number.POSITIVE_INFINITY,
    mayReturn: (person) => mayReturn(line(person).appeal, book),
    forget(person) {
      plan(person, undefined);
      lines[person] = undefined;
    },
    look(person, at) {
      line(person).planned = NONE;
      catchUp(person, at);
    },
    counts: () => counts,
  };
}

/** What may bring the next moment nearer than it was: what starts a clock by some policy. */
const startingClocks = ({ policies }: PolicyBook): ReadonlySet<EventType> =>
  new Set(
    [...policies.values()].flatMap(({ stages }) =>
      stageKeys.flatMap((key): readonly EventType[] => {
        const stage = stages[key];
        return stage === undefined ? [] : [eventStarting[stage.startsOn], ...stageMeaning[key].restartsOn];
      }),
    ),
  );

function decided(outcome: Result<readonly Event[], Refusal>, { type }: Command): readonly Event[] {
  invariant(
    outcome.ok,
    `people of a simulation do only what they may (${type}: ${outcome.ok ? "" : outcome.reason.code})`,
  );
  return outcome.value;
}
