import type { Event, EventOf, EventType } from "../../appeal/events.ts";
import { type History, standing } from "../../appeal/history.ts";
import { DAY } from "../../time/duration.ts";
import type { ObservedAnswer, ObservedAppeal, Stretch, Timed } from "./observed-appeal.ts";

/**
 * Reads an appeal as people made it. `limitOf` says by when a result is in time where no limit was promised. Undefined where nothing
 * is left of it.
 */
export function observeAppeal(
  history: History,
  limitOf: (history: History) => number | undefined,
): ObservedAppeal | undefined {
  const stands = standing(history);
  const [first] = stands;
  if (first?.type !== "AppealRegistered" || stands.at(-1)?.type === "ImportWithdrawn") return undefined;
  const life = begun(first, () => limitOf(stands));
  for (const event of stands) (told[event.type] as Telling | undefined)?.(life, event as never);
  leftOpen(life);
  const { matter, again, decision, contacted, attempts, answers, stretches, firstAgency, answeredAtOnce } = life;
  return {
    matter,
    again,
    answeredAtOnce,
    firstAgency,
    resultAt: life.firstResultAt,
    lastAt: (stands.at(-1) as Event).at,
    stretches,
    decision,
    contacted,
    attempts,
    answers,
  };
}

/** An appeal while it is read. */
interface Life {
  readonly matter: EventOf<"AppealRegistered">;
  readonly again: boolean;
  readonly stretches: Stretch[];
  readonly answers: ObservedAnswer[];
  /** What is being timed, since when. */
  readonly running: Map<Timed, { readonly agency: string; readonly from: number }>;
  firstAgency: string | undefined;
  firstResultAt: number | undefined;
  resultAt: number | undefined;
  /** By when a result is in time: as was promised last, and else by the city's own limit. */
  dueAt: number | undefined;
  readonly ownLimit: () => number | undefined;
  decision: "signed" | "returned" | undefined;
  spokenWith: boolean;
  contacted: boolean | undefined;
  answeredAtOnce: boolean;
  attempts: number;
  reworks: number;
}

function begun(matter: EventOf<"AppealRegistered">, ownLimit: Life["ownLimit"]): Life {
  return {
    matter,
    again: (matter.earlierAppeals ?? 0) > 0,
    stretches: [],
    answers: [],
    running: new Map(),
    firstAgency: undefined,
    firstResultAt: undefined,
    resultAt: undefined,
    dueAt: undefined,
    ownLimit,
    decision: undefined,
    spokenWith: false,
    contacted: undefined,
    answeredAtOnce: false,
    attempts: 0,
    reworks: 0,
  };
}

type Telling = (life: Life, event: never) => void;

const begin = ({ running }: Life, what: Timed, agency: string, from: number): void =>
  void running.set(what, { agency, from });

/** What is timed comes to its end, or is cut off by something else. */
function end({ running, stretches }: Life, what: Timed, until: number, ended: boolean): boolean {
  const began = running.get(what);
  if (began === undefined) return false;
  running.delete(what);
  stretches.push({ what, ...began, until, ended });
  return true;
}

/** The agency has it no more, and nobody will know how long it would have taken. */
function taken(life: Life, at: number): void {
  for (const what of ["signs", "work", "handling", "rework"] as const) end(life, what, at, false);
}

const told: { readonly [Type in EventType]?: (life: Life, event: EventOf<Type>) => void } = {
  AppealDispatched(life, { agency, at, limit }) {
    taken(life, at);
    life.firstAgency ??= agency;
    life.dueAt = limit?.dueAt ?? life.dueAt;
    begin(life, "signs", agency, at);
    begin(life, "handling", agency, at);
  },
  AssignmentSigned(life, { agency, at }) {
    life.decision ??= "signed";
    if (end(life, "signs", at, true)) begin(life, "work", agency, at);
  },
  AssignmentReturned: givenBack,
  AssignmentDisputed: givenBack,
  AppealTransferred(life, { to, at }) {
    const signed = life.running.has("work");
    taken(life, at);
    begin(life, "handling", to, at);
    if (signed) begin(life, "work", to, at);
  },
  CallerContacted(life) {
    life.spokenWith = true;
  },
  ResultReported: (life, { at, agency }) => hasResult(life, at, agency),
  FollowUpRecorded: calledBack,
  ReworkOrdered(life, { agency, at }) {
    life.reworks++;
    life.running.delete("again");
    begin(life, "rework", agency, at);
  },
  InquiryAnswered(life, { at }) {
    life.answeredAtOnce = life.firstAgency === undefined;
    taken(life, at);
  },
  AppealDiverted: (life, { at }) => taken(life, at),
  AppealMerged: (life, { at }) => taken(life, at),
  AppealSplit: (life, { at }) => taken(life, at),
  AppealTerminated: (life, { at }) => taken(life, at),
  AppealParked: (life, { at }) => taken(life, at),
  AppealClosed(life, { at }) {
    const holder = life.running.get("handling");
    if (holder !== undefined) hasResult(life, at, holder.agency);
    for (const what of ["after", "again"] as const) life.running.delete(what);
  },
};

function givenBack(life: Life, { at }: Event): void {
  life.decision ??= "returned";
  end(life, "signs", at, true);
  taken(life, at);
}

function hasResult(life: Life, at: number, agency: string): void {
  end(life, "rework", at, true);
  end(life, "work", at, true);
  end(life, "handling", at, true);
  life.running.delete("signs");
  life.contacted ??= life.spokenWith;
  life.firstResultAt ??= at;
  life.resultAt = at;
  begin(life, "after", agency, at);
}

function calledBack(life: Life, event: EventOf<"FollowUpRecorded">): void {
  const { at, reached, contacted, resolved, satisfied } = event;
  end(life, "after", at, true);
  end(life, "again", at, true);
  life.attempts++;
  if (!reached) {
    begin(life, "again", life.firstAgency ?? "", at);
    return;
  }
  const resultAt = life.resultAt ?? at;
  life.answers.push({
    days: (resultAt - life.matter.at) / DAY,
    late: resultAt > (life.dueAt ?? life.ownLimit() ?? Number.POSITIVE_INFINITY),
    redone: life.reworks,
    silent: !(contacted ?? life.spokenWith),
    again: life.again,
    resolved,
    satisfied,
  });
}

function leftOpen({ running, stretches }: Life): void {
  for (const [what, began] of running) stretches.push({ what, ...began, until: undefined, ended: false });
}
