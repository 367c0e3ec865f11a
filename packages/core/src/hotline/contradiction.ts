import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Contradictions } from "../intake/contradictions.ts";
import type { ProvedRead } from "../intake/source.ts";
import { messageOn, type Problem } from "../problem.ts";

/** Something in which a record and a history cannot both be right. */
export interface Contradiction {
  readonly kind: keyof Contradictions;
  readonly problem: Problem;
  /** What puts it right in the log, where anything can. */
  readonly repair?: ((appeal: Appeal) => readonly Event[]) | undefined;
}

/** A record, and what is known of its appeal by the time of an act. */
export interface Compared {
  readonly read: ProvedRead;
  readonly history: History;
  readonly appeal: Appeal;
  readonly book: PolicyBook;
}

/** What a record contradicts that came before it, in another import or in its own. */
export const importedBefore = "was imported before";

/** The same, where the appeal may have been registered here. */
export const knownBefore = ([first]: History): string => (first?.by === "import" ? importedBefore : "is known here");

export const problemOf = ({ id }: Appeal, code: string, what: string, field?: string): Problem => ({
  code,
  ...messageOn(id, what),
  ...(field !== undefined && { field }),
});

/** What an act is called in a record. */
export const fieldOf: ReadonlyMap<Command["type"], string> = new Map<Command["type"], string>([
  ["DispatchAppeal", "agency"],
  ["SignAssignment", "signedAt"],
  ["ContactCaller", "firstContactAt"],
  ["ReportResult", "result"],
  ["RecordFollowUp", "followUpAt"],
  ["AnswerInquiry", "endedAt"],
  ["CloseAppeal", "endedAt"],
  ["DivertAppeal", "endedAt"],
]);

export const lifeChanged = (
  { type }: Command,
  { appeal, history }: Pick<Compared, "appeal" | "history">,
  field = fieldOf.get(type) ?? type,
): Contradiction => ({
  kind: "lifeChanged",
  problem: problemOf(appeal, "intake/life-changed", `${knownBefore(history)} with another ${field}`, field),
});

/** When a record first tells of something after this moment, and `asOf` at the latest. */
export const nextAct = (acts: readonly Command[], lastAt: number, asOf: number): number =>
  Math.min(asOf, ...acts.flatMap(({ at }) => (at > lastAt ? at : [])));
