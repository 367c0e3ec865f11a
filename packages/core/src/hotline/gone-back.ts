import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, agencyHolding } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import { agencyReceiving, type History, lastWork } from "../appeal/history.ts";
import type { Contradictions } from "../intake/contradictions.ts";
import type { ProvedRead } from "../intake/source.ts";
import { type WorkRole, workRoles } from "../intake/work-roles.ts";
import { type Contradiction, importedBefore, problemOf } from "./contradiction.ts";

/**
 * What a record of an open appeal lacks that an earlier one told of the agency that has it now, though there is a place for it: the
 * other system went backwards. The log keeps it. Nothing where no date says that the record is the later one, or where the appeal
 * was moved here, of which the other system knows nothing.
 */
export function goneBack(appeal: Appeal, history: History, read: ProvedRead): readonly Contradiction[] {
  const { acts, last, told } = read;
  if (last?.isOpen !== true || appeal.status === "closed") return [];
  const holder = agencyHolding(appeal);
  const dispatch = acts.find((act) => act.type === "DispatchAppeal");
  if (holder === undefined || (dispatch !== undefined && dispatch.agency !== holder)) return [];
  const work = lastWork(history);
  if (work[0]?.by !== "import") return [];
  const earlier = work.filter(({ by, at }) => by === "import" && at < last.asOf);
  const gone = workRoles.filter(
    (role) => earlier.some(telling[role].was) && !acts.some(telling[role].is) && (told?.has(role) ?? true),
  );
  // Without an agency there is none of its work.
  return (gone.includes("agency") ? (["agency"] as const) : gone).map((field) => {
    const { kind, code } = telling[field];
    return { kind, problem: problemOf(appeal, code, `${importedBefore} with ${field}, and now comes without`, field) };
  });
}

/** By what a history and a record tell one thing of an agency's work, and what it is when only the history does. */
interface Telling {
  readonly was: (event: Event) => boolean;
  readonly is: (act: Command) => boolean;
  readonly kind: keyof Contradictions;
  readonly code: string;
}

const lifeChange = { kind: "lifeChanged", code: "intake/life-changed" } as const;

const telling: Readonly<Record<WorkRole, Telling>> = {
  agency: {
    was: (event) => agencyReceiving(event) !== undefined,
    is: ({ type }) => type === "DispatchAppeal",
    kind: "agencyChanged",
    code: "intake/agency-changed",
  },
  signedAt: {
    was: ({ type }) => type === "AssignmentSigned",
    is: ({ type }) => type === "SignAssignment",
    ...lifeChange,
  },
  firstContactAt: {
    was: ({ type }) => type === "CallerContacted",
    is: ({ type }) => type === "ContactCaller",
    ...lifeChange,
  },
  dueAt: {
    was: (event) => event.type === "AppealDispatched" && event.limit !== undefined,
    is: (act) => act.type === "DispatchAppeal" && act.dueAt !== undefined,
    kind: "promiseChanged",
    code: "intake/promise-changed",
  },
};
