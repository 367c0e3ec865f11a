import { type Appeal, agencyHolding, assignmentOf, followUpsOf, isHeld } from "../../appeal/appeal.ts";
import { fold, type History } from "../../appeal/history.ts";
import { type PolicyBook, policyFor } from "../../book/policy-book.ts";
import { invariant } from "../../fault.ts";
import { type Clock, readClock } from "../../sla/clock.ts";
import type { Policy } from "../../sla/policy.ts";
import { type StageKey, stageKeys } from "../../sla/stage.ts";

/** How an appeal stands, without its times and without the names of its matter: appeals that stand alike go on alike. */
export interface Standing {
  readonly place: number;
  readonly status: Appeal["status"];
  /** Whether an agency has it, and owes a result. */
  readonly isHeld: boolean;
  readonly policy: Policy;
  readonly mayReturn: boolean;
  /** Whether it was ever offered to another agency, or returned. */
  readonly wasMoved: boolean;
  /** The policy that the tables named when the appeal was taken down: it holds while nothing is promised. */
  readonly named: string | undefined;
  /** What the engine made of one appeal that stands like this. */
  readonly history: History;
}

/** The standings met so far. */
export interface Standings {
  /** By their places. */
  readonly all: readonly Standing[];
  /** The standing at the end of a history: the same one for histories that stand alike. */
  readonly after: (history: History, named: string | undefined) => Standing;
}

export function standings(book: PolicyBook): Standings {
  const all: Standing[] = [];
  const known = new Map<string, Standing>();
  return {
    all,
    after(history, named) {
      const appeal = fold(history);
      invariant(appeal, "something happened to the stand-in");
      const policy = policyOf(appeal, book, named);
      const key = keyOf(appeal, history, { policy, named, book });
      const met = known.get(key);
      if (met !== undefined) return met;
      const standing: Standing = {
        place: all.length,
        status: appeal.status,
        isHeld: isHeld(appeal),
        policy,
        named,
        mayReturn: mayReturn(appeal, book),
        wasMoved: wasMoved(history),
        history,
      };
      known.set(key, standing);
      all.push(standing);
      return standing;
    },
  };
}

/** Whether its agency may still say that it is not the one. */
export const mayReturn = (appeal: Appeal, { parameters }: PolicyBook): boolean =>
  assignmentOf(appeal)?.manner !== "designated" && appeal.returns.length < parameters.maxReturns;

const wasMoved = (history: History): boolean =>
  history.some(({ type }) => type === "TransferOffered" || type === "AssignmentReturned");

/** The clock of a stage of a stand-in, as it is read from its history. */
export const stageClock = (key: StageKey, policy: Policy, history: History, book: PolicyBook): Clock | undefined => {
  const stage = policy.stages[key];
  return stage && readClock(history, key, stage, book.calendars);
};

interface Held extends Pick<Standing, "policy" | "named"> {
  readonly book: PolicyBook;
}

/** All of an appeal on which its future depends, times and names left out. */
function keyOf(appeal: Appeal, history: History, { policy, named, book }: Held): string {
  const agency = agencyHolding(appeal);
  const offeredTo = assignmentOf(appeal)?.offeredTo;
  return JSON.stringify([
    appeal.status,
    agency && agencyClass(agency, book),
    assignmentOf(appeal)?.manner,
    policy.id,
    named,
    appeal.returns.map((returned) => agencyClass(returned.agency, book)),
    appeal.reworks,
    followUpsOf(appeal).map(({ reached }) => reached),
    offeredTo && agencyClass(offeredTo, book),
    appeal.whistles.map(({ answered }) => answered.length),
    appeal.problemOrder !== undefined,
    wasMoved(history),
    stageKeys.map((key) => {
      const clock = stageClock(key, policy, history, book);
      return clock === undefined ? "none" : clock.stoppedAt === undefined ? "runs" : "stopped";
    }),
  ]);
}

/** The policy of a stand-in, without asking the tables about its matter: it is known what they said. */
const policyOf = (appeal: Appeal, book: PolicyBook, named: string | undefined): Policy =>
  policyFor(appeal, book, { outcome: named === undefined ? {} : { policy: named }, rules: [], conflicts: [] });

/** Agencies of one class may do the same, and have somebody above them or not. One of few alike is a class of its own. */
export const agencyClass = (agency: string, book: PolicyBook): string => classesOf(book).get(agency) ?? agency;

const known = new WeakMap<PolicyBook, ReadonlyMap<string, string>>();

function classesOf(book: PolicyBook): ReadonlyMap<string, string> {
  const classes = known.get(book) ?? agencyClasses(book);
  known.set(book, classes);
  return classes;
}

function agencyClasses(book: PolicyBook): ReadonlyMap<string, string> {
  const { mayWhistle, superiorOf, agencies, parameters } = book;
  const rights = (id: string): string =>
    `may whistle: ${mayWhistle(id)}, has a superior: ${superiorOf(id) !== undefined}`;
  const alike = Map.groupBy(agencies.nodes, ({ id }) => rights(id));
  const isOfMany = (id: string): boolean => (alike.get(rights(id))?.length ?? 0) > parameters.maxReturns + 1;
  return new Map(agencies.nodes.map(({ id }) => [id, isOfMany(id) ? rights(id) : id]));
}
