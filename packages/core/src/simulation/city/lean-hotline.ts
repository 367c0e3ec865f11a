import type { EventType } from "../../appeal/events.ts";
import { nobody } from "../../routing/subject.ts";
import { stageKeys } from "../../sla/stage.ts";
import { grownFloats } from "../kernel/growing.ts";
import { OFFER, RETURN, SIGN, TAKE_OVER } from "./deeds.ts";
import { brought, type StageClocks, stageClocks } from "./lean-clocks.ts";
import { CLOCKS, DUE_AT, HOLDER, rowOf, STAGES, STANDING, WIDTH } from "./lean-rows.ts";
import { type Change, learnedActs } from "./learned-acts.ts";
import { livedAgain, type Move, startAlike } from "./moved-life.ts";
import { MATTER, ROOM, TAKEN_AT } from "./people.ts";
import { type Route, routeCache } from "./route-cache.ts";
import { NOBODY, type Served, type SimulatedHotline } from "./simulated-hotline.ts";
import { type Standing, stageClock } from "./standing.ts";

/** What is kept of an appeal that went from one agency to another. */
interface Moved {
  readonly moves: Move[];
  /** The agencies that gave it back. */
  readonly returners: Set<string>;
  /** When the last one did and nobody got it. */
  leftAloneAt: number;
  /** What was counted of its clocks until the last move. */
  readonly told: Map<EventType, number>;
}

/**
 * A hotline that steps through what it has learned from the engine, without an event object. Its limits are the book's own promises,
 * its clocks run by the same policies and calendars. What another policy makes of the past of an appeal that moved, it asks the engine.
 */
export function leanHotline({ book, matters, people, agenda }: Served): SimulatedHotline {
  const acts = learnedActs(book);
  const route = routeCache(book, matters);
  const clocksBy: (readonly (StageClocks | undefined)[])[] = [];
  const happened: number[] = [];
  const announced = new Map<EventType, number>();
  const moved = new Map<number, Moved>();
  const liveAgain = livedAgain(book, matters);
  /** What the clocks that the last change stopped had brought. */
  let stopped: EventType[] = [];
  let answered = 0;
  let rows = new Float64Array(ROOM * WIDTH);
  /** How many rows say something, if only that they are nothing. */
  let said = 0;

  const standingOf = (person: number): number => rows[rowOf(person) + STANDING] as number;
  const standing = (person: number): Standing => acts.standings[standingOf(person)] as Standing;

  function clocksOf({ place, policy }: Standing): readonly (StageClocks | undefined)[] {
    const clocks = clocksBy[place] ?? stageClocks(policy, book);
    clocksBy[place] = clocks;
    return clocks;
  }

  function apply(person: number, change: number): void {
    happened[change] = (happened[change] ?? 0) + 1;
    if (stopped.length > 0) stopped = [];
    rows[rowOf(person) + STANDING] = acts.leadsTo[change] as number;
    if (acts.touches[change] !== 0) touchClocks(person, acts.changes[change] as Change);
  }

  function touchClocks(person: number, { stops, starts, to }: Change): void {
    const first = rowOf(person) + CLOCKS;
    for (let stage = 0; stage < STAGES; stage++) {
      if ((stops >> stage) & 1) stop(first + stage, clocksOf(to)[stage]);
      if ((starts >> stage) & 1) rows[first + stage] = agenda.now;
    }
  }

  function stop(cell: number, clocks: StageClocks | undefined): void {
    const from = rows[cell] as number;
    const { now } = agenda;
    rows[cell] = Number.NaN;
    if (clocks !== undefined && now >= clocks.quietUntil(from))
      brought(clocks, { from, to: now, heldUntil: now }, (event) => {
        count(announced, event, 1);
        stopped.push(event);
      });
  }

  function dispatch(person: number, { agency, says }: Route): void {
    if (standing(person).status !== "dispatched") return;
    const row = rowOf(person);
    // Whoever gets it first gets it at once.
    const takenAt = people.get(person, TAKEN_AT);
    const { dueAt } = book.promise(says.policy, { registeredAt: takenAt, dispatchedAt: takenAt });
    rows[row + HOLDER] = agency;
    rows[row + DUE_AT] = dueAt ?? Number.POSITIVE_INFINITY;
  }

  /** Whether time alone may have brought something to the clocks that run. */
  const isPressed = (person: number): boolean =>
    clocksOf(standing(person)).some((clocks, stage) => {
      const from = rows[rowOf(person) + CLOCKS + stage] as number;
      return clocks !== undefined && !Number.isNaN(from) && agenda.now >= clocks.quietUntil(from);
    });

  function movedOf(person: number): Moved {
    const one = moved.get(person) ?? {
      moves: [],
      returners: new Set(),
      leftAloneAt: Number.POSITIVE_INFINITY,
      told: new Map(),
    };
    moved.set(person, one);
    return one;
  }

  /** Notes a move, and the events that were counted with it. */
  function note(person: number, move: Move): Moved {
    const one = movedOf(person);
    one.moves.push(move);
    for (const event of stopped) count(one.told, event, 1);
    return one;
  }

  /**
   * Reads the clocks of an appeal that moved from its life, and counts what is missing: so that with what the clocks bring all is
   * counted in the end.
   */
  function judgeAnew(person: number, { moves, told }: Moved): void {
    const row = rowOf(person);
    const missing = new Map<EventType, number>();
    const [matter, registeredAt] = [people.get(person, MATTER), people.get(person, TAKEN_AT)];
    const history = liveAgain({ matter, registeredAt, moves });
    for (const [stage, key] of stageKeys.entries()) {
      const clock = stageClock(key, standing(person).policy, history, book);
      rows[row + CLOCKS + stage] = clock === undefined || clock.stoppedAt !== undefined ? Number.NaN : clock.startedAt;
    }
    for (const { type, by } of history) if (by === "clock") count(missing, type, 1);
    for (const [type, counted] of told) count(missing, type, -counted);
    running(person, agenda.now, missing, -1);
    for (const [type, more] of missing) {
      count(announced, type, more);
      count(told, type, more);
    }
  }

  function takenOver(person: number, other: number): void {
    const mayBeWrong = isPressed(person);
    apply(person, acts.acted(standingOf(person), TAKE_OVER, other));
    rows[rowOf(person) + HOLDER] = other;
    const one = note(person, { deed: TAKE_OVER, at: agenda.now, other });
    if (mayBeWrong || one.told.size > 0) judgeAnew(person, one);
  }

  function returned(person: number): void {
    const row = rowOf(person);
    const { now: at } = agenda;
    const { policy } = standing(person);
    const mayBeWrong = isPressed(person);
    const { returners } = movedOf(person);
    returners.add(book.agencies.nodes[rows[row + HOLDER] as number]?.id ?? "");
    const found = route(people.get(person, MATTER), at, returners);
    rows[row + HOLDER] = NOBODY;
    apply(person, acts.routed(standingOf(person), RETURN, found));
    dispatch(person, found);
    const one = note(person, { deed: RETURN, at, other: NOBODY });
    if (rows[row + HOLDER] === NOBODY) one.leftAloneAt = at;
    const { policy: now } = standing(person);
    const isJudgedElse = now !== policy && (one.moves.length > 1 || !startAlike(policy, now));
    if (mayBeWrong || isJudgedElse || one.told.size > 0) judgeAnew(person, one);
  }

  function counts(until: number): ReadonlyMap<EventType, number> {
    const all = new Map(announced);
    for (let person = 0; person < said; person++)
      if (!Number.isNaN(rows[rowOf(person) + STANDING])) running(person, until, all);
    for (const [place, { events }] of acts.changes.entries())
      for (const type of events) count(all, type, happened[place] ?? 0);
    count(all, "AppealRegistered", answered);
    count(all, "InquiryAnswered", answered);
    return all;
  }

  function overdue(): number {
    let some = 0;
    for (let person = 0; person < said; person++) {
      const row = rowOf(person);
      if (Number.isNaN(rows[row + STANDING]) || !standing(person).isHeld) continue;
      if ((rows[row + DUE_AT] as number) < agenda.now) some++;
    }
    return some;
  }

  /** What the clocks of an appeal have brought that run still. */
  function running(person: number, until: number, all: Map<EventType, number>, by = 1): void {
    const heldUntil = moved.get(person)?.leftAloneAt ?? Number.POSITIVE_INFINITY;
    for (const [stage, clocks] of clocksOf(standing(person)).entries()) {
      const from = rows[rowOf(person) + CLOCKS + stage] as number;
      if (clocks === undefined || Number.isNaN(from)) continue;
      brought(clocks, { from, to: until, heldUntil }, (event) => count(all, event, by));
    }
  }

  return {
    register(person) {
      const row = rowOf(person);
      const matter = people.get(person, MATTER);
      while (row + WIDTH > rows.length) rows = grownFloats(rows);
      for (; said <= person; said++) rows[rowOf(said) + STANDING] = Number.NaN;
      const found = route(matter, agenda.now, nobody);
      rows.fill(Number.NaN, row, row + WIDTH);
      rows[row + HOLDER] = NOBODY;
      rows[row + DUE_AT] = Number.POSITIVE_INFINITY;
      apply(person, acts.registered(matters, matter, found));
      dispatch(person, found);
    },
    answer() {
      answered++;
    },
    act(person, deed, other = NOBODY) {
      if (deed === RETURN) return returned(person);
      if (deed === TAKE_OVER) return takenOver(person, other);
      // An agency offers an appeal as soon as it has signed for it: that was the change before this one.
      if (deed === OFFER) note(person, { deed: SIGN, at: agenda.now, other: NOBODY });
      apply(person, acts.acted(standingOf(person), deed, other));
      if (deed === OFFER) note(person, { deed, at: agenda.now, other });
    },
    status: (person) => standing(person).status,
    holder: (person) => rows[rowOf(person) + HOLDER] as number,
    dueAt: (person) => rows[rowOf(person) + DUE_AT] as number,
    mayReturn: (person) => standing(person).mayReturn,
    overdue,
    forget(person) {
      if (standing(person).wasMoved) moved.delete(person);
      rows[rowOf(person) + STANDING] = Number.NaN;
    },
    look: () => undefined,
    counts,
  };
}

const count = (counts: Map<EventType, number>, type: EventType, more: number): void => {
  counts.set(type, (counts.get(type) ?? 0) + more);
};
