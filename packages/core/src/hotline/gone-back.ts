import { type Appeal, agencyHolding } from "../appeal/appeal.ts";
import type { EventType } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { Contradictions } from "../intake/contradictions.ts";
import type { RowRead } from "../intake/source.ts";
import { type Contradiction, fieldOf, importedBefore, problemOf } from "./contradiction.ts";

/** What an agency's work on an appeal is called in a record, but for a result: one that is taken back is work that begins again. */
const fieldOfEvent: ReadonlyMap<EventType, string> = new Map([
  ["AppealDispatched", "agency"],
  ["AppealTransferred", "agency"],
  ["AssignmentSigned", "signedAt"],
  ["CallerContacted", "firstContactAt"],
]);

/**
 * What a record of an open appeal lacks that an earlier one told of the agency that has it now, though there is a place for it: the
 * other system went backwards. The log keeps it. Nothing where no date says that the record is the later one, or where the appeal
 * was moved here, of which the other system knows nothing.
 */
export function goneBack(appeal: Appeal, history: History, read: RowRead): readonly Contradiction[] {
  const { acts, asOf, isOpen, told } = read;
  if (asOf === undefined || isOpen !== true || appeal.status === "closed") return [];
  const holder = agencyHolding(appeal);
  const dispatch = acts.find((act) => act.type === "DispatchAppeal");
  if (holder === undefined || (dispatch !== undefined && dispatch.agency !== holder)) return [];
  const work = history.slice(history.findLastIndex(({ type }) => fieldOfEvent.get(type) === "agency"));
  if (work[0]?.by !== "import") return [];
  const earlier = work.filter(({ by, at }) => by === "import" && at < asOf);
  const had = new Set(earlier.flatMap(({ type }) => fieldOfEvent.get(type) ?? []));
  const [first] = earlier;
  if (first?.type === "AppealDispatched" && first.limit !== undefined) had.add("dueAt");
  const has = new Set(acts.flatMap(({ type }) => fieldOf.get(type) ?? []));
  if (dispatch?.dueAt !== undefined) has.add("dueAt");
  const gone = [...had].filter((field) => !has.has(field) && (told?.has(field) ?? true));
  // Without an agency there is none of its work.
  return (gone.includes("agency") ? ["agency"] : gone).map((field) => {
    const { kind, code } = changeOf.get(field) ?? lifeChange;
    return { kind, problem: problemOf(appeal, code, `${importedBefore} with ${field}, and now comes without`, field) };
  });
}

interface Change {
  readonly kind: keyof Contradictions;
  readonly code: string;
}

const lifeChange: Change = { kind: "lifeChanged", code: "intake/life-changed" };
const changeOf: ReadonlyMap<string, Change> = new Map<string, Change>([
  ["agency", { kind: "agencyChanged", code: "intake/agency-changed" }],
  ["dueAt", { kind: "promiseChanged", code: "intake/promise-changed" }],
]);
