import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { Outcome } from "../../routing/outcome.ts";
import { stageKeys } from "../../sla/stage.ts";
import { grownFloats, grownIntegers } from "../kernel/growing.ts";
import { RETURN } from "./deeds.ts";
import { leanClocks } from "./lean-clocks.ts";
import { type Change, learnActs } from "./learned-acts.ts";
import type { Matters } from "./matters.ts";
import { routeCache } from "./route-cache.ts";
import { NOBODY, type SimulatedHotline } from "./simulated-hotline.ts";
import type { Standing } from "./standing.ts";

/** The appeals of a lean run, by person, in parallel arrays. */
interface Appeals {
  standings: (Standing | undefined)[];
  returners: (Set<string> | undefined)[];
  matters: Float64Array;
  holders: Int32Array;
  registeredAt: Float64Array;
  dispatchedAt: Float64Array;
  dueAt: Float64Array;
  /** When the last agency that had it gave it back and nobody got it; Infinity otherwise. */
  heldUntil: Float64Array;
  /** When the clock of each stage started that runs; NaN while none does. */
  clocks: Float64Array;
}

const STAGES = stageKeys.length;
const ROOM = 1024;
const nobody: ReadonlySet<string> = new Set();

/**
 * A hotline that steps through what it has learned from the engine, without an event object. Its limits are the book's own promises,
 * its clocks run by the same policies and calendars. One thing it does not tell: that what was announced is taken back, where an
 * appeal that was returned goes on under another policy.
 */
export function leanHotline({
  book,
  matters,
}: {
  readonly book: PolicyBook;
  readonly matters: Matters;
}): SimulatedHotline {
  const acts = learnActs(book, matters);
  const route = routeCache(book, matters);
  const clocks = leanClocks(book);
  const places = new Map(book.agencies.nodes.map(({ id }, place) => [id, place]));
  const happened: number[] = [];
  let answered = 0;
  const appeals: Appeals = {
    standings: [],
    returners: [],
    matters: new Float64Array(ROOM),
    holders: new Int32Array(ROOM),
    registeredAt: new Float64Array(ROOM),
    dispatchedAt: new Float64Array(ROOM),
    dueAt: new Float64Array(ROOM),
    heldUntil: new Float64Array(ROOM),
    clocks: new Float64Array(ROOM * STAGES).fill(Number.NaN),
  };
  const standing = (person: number): Standing => appeals.standings[person] as Standing;

  function apply(person: number, change: Change, at: number): void {
    happened[change.place] = (happened[change.place] ?? 0) + 1;
    for (let stage = 0; stage < STAGES; stage++) {
      if (change.stops[stage]) stop(person, stage, change.to, at);
      if (change.starts[stage]) appeals.clocks[person * STAGES + stage] = at;
    }
    appeals.standings[person] = change.to;
  }

  function stop(person: number, stage: number, { policy }: Standing, at: number): void {
    const clock = person * STAGES + stage;
    clocks.ran(policy, stage, { from: appeals.clocks[clock] as number, to: at, heldUntil: at });
    appeals.clocks[clock] = Number.NaN;
  }

  function dispatch(person: number, { agency, policy }: Outcome, at: number): void {
    if (standing(person).status !== "dispatched") return;
    if (Number.isNaN(appeals.dispatchedAt[person])) appeals.dispatchedAt[person] = at;
    appeals.holders[person] = places.get(agency ?? "") ?? NOBODY;
    const starts = {
      registeredAt: appeals.registeredAt[person] as number,
      dispatchedAt: appeals.dispatchedAt[person] as number,
    };
    appeals.dueAt[person] = book.promise(policy, starts).dueAt ?? Number.POSITIVE_INFINITY;
  }

  function returned(person: number, at: number): void {
    const returners = appeals.returners[person] ?? new Set();
    appeals.returners[person] = returners;
    returners.add(book.agencies.nodes[appeals.holders[person] as number]?.id ?? "");
    const outcome = route(appeals.matters[person] as number, at, returners);
    appeals.holders[person] = NOBODY;
    apply(person, acts.routed(standing(person), RETURN, outcome), at);
    dispatch(person, outcome, at);
    if (appeals.holders[person] === NOBODY) appeals.heldUntil[person] = at;
  }

  function counts(until: number): ReadonlyMap<EventType, number> {
    const running = clocks.apart();
    for (const [person, one] of appeals.standings.entries())
      if (one !== undefined)
        for (let stage = 0; stage < STAGES; stage++) {
          const since = appeals.clocks[person * STAGES + stage] as number;
          if (!Number.isNaN(since))
            running.ran(one.policy, stage, { from: since, to: until, heldUntil: appeals.heldUntil[person] as number });
        }
    const all = new Map(running.brought());
    const add = (type: EventType, count: number): void => {
      all.set(type, (all.get(type) ?? 0) + count);
    };
    for (const { place, events } of acts.changes) for (const type of events) add(type, happened[place] ?? 0);
    add("AppealRegistered", answered);
    add("InquiryAnswered", answered);
    return all;
  }

  return {
    register(person, _name, matter, at) {
      while (person >= appeals.matters.length) grow(appeals);
      const outcome = route(matter, at, nobody);
      appeals.matters[person] = matter;
      appeals.holders[person] = NOBODY;
      appeals.returners[person] = undefined;
      appeals.registeredAt[person] = at;
      appeals.dispatchedAt[person] = Number.NaN;
      appeals.dueAt[person] = Number.POSITIVE_INFINITY;
      appeals.heldUntil[person] = Number.POSITIVE_INFINITY;
      appeals.clocks.fill(Number.NaN, person * STAGES, (person + 1) * STAGES);
      apply(person, acts.registered(matter, outcome), at);
      dispatch(person, outcome, at);
    },
    answer() {
      answered++;
    },
    act(person, deed, at) {
      if (deed === RETURN) returned(person, at);
      else apply(person, acts.acted(standing(person), deed), at);
    },
    status: (person) => standing(person).status,
    holder: (person) => appeals.holders[person] as number,
    dueAt: (person) => appeals.dueAt[person] as number,
    mayReturn: (person) => standing(person).mayReturn,
    forget(person) {
      appeals.standings[person] = undefined;
    },
    look: () => undefined,
    counts,
  };
}

function grow(appeals: Appeals): void {
  appeals.matters = grownFloats(appeals.matters);
  appeals.holders = grownIntegers(appeals.holders);
  appeals.registeredAt = grownFloats(appeals.registeredAt);
  appeals.dispatchedAt = grownFloats(appeals.dispatchedAt);
  appeals.dueAt = grownFloats(appeals.dueAt);
  appeals.heldUntil = grownFloats(appeals.heldUntil);
  appeals.clocks = grownFloats(appeals.clocks, Number.NaN);
}
