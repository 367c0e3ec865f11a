import { no, ok, type Result } from "@swiftline/core";
import type { ActName, Appeal, CommandOf, Role } from "@swiftline/core/appeal";

/** The words of mySociety for where a request stands. */
export const updateWords: readonly string[] = [
  ...["open", "closed", "fixed", "in_progress", "planned", "action_scheduled", "investigating", "duplicate"],
  ...["not_councils_responsibility", "no_further_action", "internal_referral", "cancelled", "reopen", "for_triage"],
  "unchanged",
];

/** An act of the hotline that an update stands for, and what its command says besides who, when and to which appeal. */
export type UpdateAct = {
  readonly [Name in ActName]: {
    readonly act: Name;
    readonly says: Omit<CommandOf<Name>, "appealId" | "at" | "by">;
  };
}[ActName];

/** An update as it was sent. */
interface Said {
  readonly word: string;
  readonly description: string;
  /** The addresses of them. */
  readonly pictures: readonly string[];
}

/**
 * The act that an update stands for: what a word means depends on who says it. An agency tells of its work, a caller answers whether it
 * is done, the hotline decides. What fits no act is refused with the reason: nothing is taken that would not be kept.
 */
export function actFor(said: Said, role: Role, appeal: Appeal): Result<UpdateAct, string> {
  const { word, description, pictures } = said;
  const words = [description, ...pictures].join("\n");
  if (role === "agency") return byAgency(said, words);
  if (role === "caller") return byCaller(word, words, appeal);
  if (role === "hotline") return byHotline(word, words, appeal);
  return no("Updates are taken from agencies, from the hotline and from callers.");
}

const underWork: ReadonlySet<string> = new Set([
  ...["open", "in_progress", "planned", "action_scheduled", "investigating", "unchanged"],
]);

function byAgency({ word, description, pictures }: Said, words: string): Result<UpdateAct, string> {
  if (underWork.has(word)) return ok({ act: "note", says: { type: "NoteProgress", note: words } });
  const evidence = pictures.length > 0 && { evidence: [...pictures] };
  if (word === "fixed" || word === "closed")
    return ok({ act: "report-result", says: { type: "ReportResult", result: description, ...evidence } });
  if (word === "not_councils_responsibility")
    return ok({ act: "dispute", says: { type: "DisputeAssignment", ground: "duty", reason: words } });
  return no(`An agency cannot say ${word}: it is for the hotline to decide.`);
}

const isDone = new Map([
  ...["fixed", "closed"].map((word) => [word, "yes"] as const),
  ...["open", "reopen", "in_progress", "investigating"].map((word) => [word, "no"] as const),
]);

function byCaller(word: string, words: string, { status }: Appeal): Result<UpdateAct, string> {
  const resolved = isDone.get(word);
  if (resolved === undefined)
    return no(
      `A caller says whether the matter is fixed or open, not ${word}; there is no act by which they add to a request.`,
    );
  const answer = { channel: "web", resolved } as const;
  if (status === "reported")
    return ok({ act: "follow-up", says: { type: "RecordFollowUp", reached: true, ...answer, note: words } });
  if (status === "closed") return ok({ act: "change-vote", says: { type: "ChangeVote", ...answer, reason: words } });
  return no("A caller can say whether the matter is fixed once the agency has reported a result.");
}

function byHotline(word: string, reason: string, { status }: Appeal): Result<UpdateAct, string> {
  const isOpened = word === "open" || word === "reopen";
  if (isOpened && status === "closed") return ok({ act: "reopen", says: { type: "ReopenAppeal", reason } });
  if (isOpened && status === "reported") return ok({ act: "redo", says: { type: "OrderRework", reason } });
  if (word === "closed") return ok({ act: "close", says: { type: "CloseAppeal", because: "followed-up" } });
  if (word === "no_further_action") return ok({ act: "terminate", says: { type: "TerminateAppeal", reason } });
  return no(`There is no act by which the hotline says ${word} of a request that is ${status}.`);
}
