import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, agencyHolding } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import { agencyReceiving } from "../appeal/history.ts";
import type { Limit } from "../appeal/terms.ts";
import type { ProvedRead } from "../intake/source.ts";
import { type Compared, type Contradiction, importedBefore, lifeChanged, nextAct, problemOf } from "./contradiction.ts";

type Dispatch = Extract<Command, { readonly type: "DispatchAppeal" }>;

/** What the agency that a record names, and what it promised, are to a history. */
export function compareDispatch(act: Dispatch, compared: Compared): "missing" | readonly Contradiction[] {
  const { history, appeal, read } = compared;
  const dispatches = history.filter((event) => event.type === "AppealDispatched");
  if (dispatches.length === 0) return "missing";
  if (isMovedBack(act, compared)) return [agencyChanged(act, appeal, read)];
  const had = dispatches.findLast(({ agency }) => agency === act.agency);
  if (had === undefined)
    return history.some((event) => agencyReceiving(event) === act.agency) ? [] : [agencyChanged(act, appeal, read)];
  if (had.by !== "import") return [];
  const isPromised = act.dueAt === undefined || had.limit?.dueAt === act.dueAt;
  return [
    ...(isPromised ? [] : [promiseChanged(appeal, had.limit)]),
    ...(isDispatchedThen(act, had, compared) ? [] : [lifeChanged(act, compared, "dispatchedAt")]),
  ];
}

/**
 * Whether an agency got the appeal when a record says. One that names no moment tells that of registration, and none tells when the
 * appeal came back to its agency.
 */
function isDispatchedThen({ agency, at }: Dispatch, had: Event, { history, read: { acts } }: Compared): boolean {
  const first = history.find(({ type }) => type === "AppealDispatched" || type === "AppealReopened");
  if (had !== first || at === acts[0]?.at) return true;
  return history.some((event) => event.at === at && agencyReceiving(event) === agency);
}

/**
 * Whether a record is later than the import that took the appeal away from its agency: by its own date, or by what it tells. What was
 * done here it cannot know.
 */
function isMovedBack({ agency }: Dispatch, { history, appeal, read: { acts, last } }: Compared): boolean {
  const moved = history.findLast((event) => agencyReceiving(event) !== undefined);
  if (moved?.by !== "import" || Math.max(last?.asOf ?? moved.at, ...acts.map(({ at }) => at)) <= moved.at) return false;
  const holder = agencyHolding(appeal);
  return holder !== undefined && holder !== agency;
}

/**
 * A transfer that was agreed elsewhere: neither the offer nor the acceptance is ours to judge. It was made when the record says that it
 * was dispatched, if that is news, or by the time of the record's last change, and before whatever it tells next.
 */
function agencyChanged({ agency: to, at }: Dispatch, appeal: Appeal, { acts, last }: ProvedRead): Contradiction {
  const from = agencyHolding(appeal);
  const problem = problemOf(appeal, "intake/agency-changed", `was with ${from} before, and is with ${to}`, "agency");
  const isHeld = appeal.status === "dispatched" || appeal.status === "signed" || appeal.status === "handling";
  if (from === undefined || !isHeld) return { kind: "agencyChanged", problem };
  const repair = ({ id, lastAt }: Appeal): readonly Event[] => [
    {
      type: "AppealTransferred",
      appealId: id,
      at: at > lastAt ? at : Math.max(nextAct(acts, lastAt, last?.asOf ?? at), lastAt),
      by: "import",
      from,
      to,
      reason: "as imported",
    },
  ];
  return { kind: "agencyChanged", problem, repair };
}

const promiseChanged = (appeal: Appeal, limit: Limit | undefined): Contradiction => {
  const what = limit === undefined ? "without a promised limit" : "with another promised limit";
  return {
    kind: "promiseChanged",
    problem: problemOf(appeal, "intake/promise-changed", `${importedBefore} ${what}`, "dueAt"),
  };
};
