import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { nobody } from "../../routing/subject.ts";
import { stageKeys } from "../../sla/stage.ts";
import { grownFloats } from "../kernel/growing.ts";
import { OFFER, RETURN, SIGN, TAKE_OVER } from "./deeds.ts";
import { brought, type StageClocks, stageClocks } from "./lean-clocks.ts";
import { CLOCKS, DISPATCHED_AT, DUE_AT, HOLDER, MATTER, REGISTERED_AT, STAGES, STANDING, WIDTH } from "./lean-rows.ts";
import { type Change, learnedActs } from "./learned-acts.ts";
import type { Matters } from "./matters.ts";
import { livedAgain, type Move, startAlike } from "./moved-life.ts";
import { type Route, routeCache } from "./route-cache.ts";
import { NOBODY, type SimulatedHotline } from "./simulated-hotline.ts";
import { type Standing, stageClock } from "./standing.ts";

const ROOM = 1024;

/** What is kept of an appeal that went from one agency to another: its moves, and what was counted of its clocks until the last. */
interface Moved {
  readonly moves: Move[];
  readonly told: Map<EventType, number>;
}

/**
 * A hotline that steps through what it has learned from the engine, without an event object. Its limits are the book's own promises,
 * its clocks run by the same policies and calendars. What another policy makes of the past of an appeal that moved, it asks the engine.
 */
export function leanHotline({
  book,
  matters,
}: {
  readonly book: PolicyBook;
  readonly matters: Matters;
}): SimulatedHotline {
  const acts = learnedActs(book);
  const route = routeCache(book, matters);
  const clocksBy: (readonly (StageClocks | undefined)[])[] = [];
  const happened: number[] = [];
  const announced = new Map<EventType, number>();
  const returners = new Map<number, Set<string>>();
  const moved = new Map<number, Moved>();
  const liveAgain = livedAgain(book, matters);
  /** What the clocks that the last change stopped had brought. */
  let stopped: EventType[] = [];
  /** When the last agency that had it gave it back and nobody got it. */
  const leftAlone = new Map<number, number>();
  let answered = 0;
  let rows = new Float64Array(ROOM * WIDTH).fill(Number.NaN);

  const standingOf = (person: number): number => rows[person * WIDTH + STANDING] as number;
  const standing = (person: number): Standing => acts.standings[standingOf(person)] as Standing;

  function clocksOf({ place, policy }: Standing): readonly (StageClocks | undefined)[] {
    const clocks = clocksBy[place] ?? stageClocks(policy, book);
    clocksBy[place] = clocks;
    return clocks;
  }

  function apply(person: number, change: number, at: number): void {
    happened[change] = (happened[change] ?? 0) + 1;
    if (stopped.length > 0) stopped = [];
    rows[person * WIDTH + STANDING] = acts.leadsTo[change] as number;
    if (acts.touches[change] !== 0) touchClocks(person, acts.changes[change] as Change, at);
  }

  function touchClocks(person: number, { stops, starts, to }: Change, at: number): void {
    const first = person * WIDTH + CLOCKS;
    for (let stage = 0; stage < STAGES; stage++) {
      if ((stops >> stage) & 1) stop(first + stage, clocksOf(to)[stage], at);
      if ((starts >> stage) & 1) rows[first + stage] = at;
    }
  }

  function stop(cell: number, clocks: StageClocks | undefined, at: number): void {
    const from = rows[cell] as number;
    rows[cell] = Number.NaN;
    if (clocks !== undefined && at >= clocks.quietUntil(from))
      brought(clocks, { from, to: at, heldUntil: at }, (event) => {
        count(announced, event, 1);
        stopped.push(event);
      });
  }

  function dispatch(person: number, { agency, says }: Route, at: number): void {
    if (standing(person).status !== "dispatched") return;
    const row = person * WIDTH;
    if (Number.isNaN(rows[row + DISPATCHED_AT])) rows[row + DISPATCHED_AT] = at;
    const starts = {
      registeredAt: rows[row + REGISTERED_AT] as number,
      dispatchedAt: rows[row + DISPATCHED_AT] as number,
    };
    rows[row + HOLDER] = agency;
    rows[row + DUE_AT] = book.promise(says.policy, starts).dueAt ?? Number.POSITIVE_INFINITY;
  }

  /** Whether time alone may have brought something to the clocks that run. */
  const isPressed = (person: number, at: number): boolean =>
    clocksOf(standing(person)).some((clocks, stage) => {
      const from = rows[person * WIDTH + CLOCKS + stage] as number;
      return clocks !== undefined && !Number.isNaN(from) && at >= clocks.quietUntil(from);
    });

  /** Notes a move, and the events that were counted with it. */
  function note(person: number, move: Move): Moved {
    const one: Moved = moved.get(person) ?? { moves: [], told: new Map() };
    moved.set(person, one);
    one.moves.push(move);
    for (const event of stopped) count(one.told, event, 1);
    return one;
  }

  /**
   * Reads the clocks of an appeal that moved from its life, and counts what is missing: so that with what the clocks bring all is
   * counted in the end.
   */
  function judgeAnew(person: number, { moves, told }: Moved, at: number): void {
    const row = person * WIDTH;
    const missing = new Map<EventType, number>();
    const life = { matter: rows[row + MATTER] as number, registeredAt: rows[row + REGISTERED_AT] as number, moves };
    const history = liveAgain(life);
    for (const [stage, key] of stageKeys.entries()) {
      const clock = stageClock(key, standing(person).policy, history, book);
      rows[row + CLOCKS + stage] = clock === undefined || clock.stoppedAt !== undefined ? Number.NaN : clock.startedAt;
    }
    for (const { type, by } of history) if (by === "clock") count(missing, type, 1);
    for (const [type, counted] of told) count(missing, type, -counted);
    running(person, at, missing, -1);
    for (const [type, more] of missing) {
      count(announced, type, more);
      count(told, type, more);
    }
  }

  function takenOver(person: number, at: number, other: number): void {
    const mayBeWrong = isPressed(person, at);
    apply(person, acts.acted(standingOf(person), TAKE_OVER, other), at);
    rows[person * WIDTH + HOLDER] = other;
    const one = note(person, { deed: TAKE_OVER, at, other });
    if (mayBeWrong || one.told.size > 0) judgeAnew(person, one, at);
  }

  function returned(person: number, at: number): void {
    const row = person * WIDTH;
    const { policy } = standing(person);
    const mayBeWrong = isPressed(person, at);
    const never = returners.get(person) ?? new Set();
    returners.set(person, never);
    never.add(book.agencies.nodes[rows[row + HOLDER] as number]?.id ?? "");
    const found = route(rows[row + MATTER] as number, at, never);
    rows[row + HOLDER] = NOBODY;
    apply(person, acts.routed(standingOf(person), RETURN, found), at);
    dispatch(person, found, at);
    if (rows[row + HOLDER] === NOBODY) leftAlone.set(person, at);
    const one = note(person, { deed: RETURN, at, other: NOBODY });
    const { policy: now } = standing(person);
    const isJudgedElse = now !== policy && (one.moves.length > 1 || !startAlike(policy, now));
    if (mayBeWrong || isJudgedElse || one.told.size > 0) judgeAnew(person, one, at);
  }

  function counts(until: number): ReadonlyMap<EventType, number> {
    const all = new Map(announced);
    for (let person = 0; person * WIDTH < rows.length; person++)
      if (!Number.isNaN(rows[person * WIDTH + STANDING])) running(person, until, all);
    for (const [place, { events }] of acts.changes.entries())
      for (const type of events) count(all, type, happened[place] ?? 0);
    count(all, "AppealRegistered", answered);
    count(all, "InquiryAnswered", answered);
    return all;
  }

  /** What the clocks of an appeal have brought that run still. */
  function running(person: number, until: number, all: Map<EventType, number>, by = 1): void {
    const heldUntil = leftAlone.get(person) ?? Number.POSITIVE_INFINITY;
    for (const [stage, clocks] of clocksOf(standing(person)).entries()) {
      const from = rows[person * WIDTH + CLOCKS + stage] as number;
      if (clocks === undefined || Number.isNaN(from)) continue;
      brought(clocks, { from, to: until, heldUntil }, (event) => count(all, event, by));
    }
  }

  return {
    register(person, _name, matter, at) {
      const row = person * WIDTH;
      while (row + WIDTH > rows.length) rows = grownFloats(rows, Number.NaN);
      const found = route(matter, at, nobody);
      rows.fill(Number.NaN, row, row + WIDTH);
      rows[row + MATTER] = matter;
      rows[row + HOLDER] = NOBODY;
      rows[row + REGISTERED_AT] = at;
      rows[row + DUE_AT] = Number.POSITIVE_INFINITY;
      apply(person, acts.registered(matters, matter, found), at);
      dispatch(person, found, at);
    },
    answer() {
      answered++;
    },
    act(person, deed, at, other = NOBODY) {
      if (deed === RETURN) return returned(person, at);
      if (deed === TAKE_OVER) return takenOver(person, at, other);
      // An agency offers an appeal as soon as it has signed for it: that was the change before this one.
      if (deed === OFFER) note(person, { deed: SIGN, at, other: NOBODY });
      apply(person, acts.acted(standingOf(person), deed, other), at);
      if (deed === OFFER) note(person, { deed, at, other });
    },
    status: (person) => standing(person).status,
    holder: (person) => rows[person * WIDTH + HOLDER] as number,
    dueAt: (person) => rows[person * WIDTH + DUE_AT] as number,
    mayReturn: (person) => standing(person).mayReturn,
    forget(person) {
      if (standing(person).wasReturned) {
        returners.delete(person);
        leftAlone.delete(person);
      }
      moved.delete(person);
      rows[person * WIDTH + STANDING] = Number.NaN;
    },
    look: () => undefined,
    counts,
  };
}

const count = (counts: Map<EventType, number>, type: EventType, more: number): void => {
  counts.set(type, (counts.get(type) ?? 0) + more);
};
