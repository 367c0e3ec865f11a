import type { AppealKind } from "../appeal/terms.ts";
import { messageOn } from "../problem.ts";
import type { Answers } from "./answers-reader.ts";
import type { Contradictions } from "./contradictions.ts";
import type { DateCells, Moment } from "./date-cells.ts";
import type { DateRole } from "./date-roles.ts";
import type { Dates } from "./dates-reader.ts";
import type { RecordedLife } from "./recorded-appeal.ts";
import { odd, type RowView } from "./row-view.ts";
import type { ProvedRead } from "./source.ts";
import type { Proof } from "./status-meaning.ts";

/** What a row says of an appeal's life, before anything was compared. */
export interface Told {
  readonly kind: AppealKind;
  readonly dates: Dates;
  readonly proof: Proof | undefined;
  readonly agency: string | undefined;
  readonly result: string | undefined;
  readonly answers: Answers | undefined;
  /** Whether the file has answers of callers, so that a record without them still waits for its follow-up. */
  readonly asksCallers: boolean;
}

/** What became of an appeal, and how its record stood when it was last changed. */
export interface LifeTold extends RecordedLife, Pick<ProvedRead, "last"> {}

/** How a row's moments are spoken of, and what becomes of contradictions. */
interface Terms {
  readonly cells: DateCells;
  readonly policy: Contradictions;
}

/** Moments as they come in an appeal's life. */
interface Order {
  /** Takes the next one; one that lies before the last is told, and put right or left out. */
  readonly next: (role: DateRole, at: number | undefined) => number | undefined;
  /** What a moment means if it is the next one; undefined where it lies before the last. */
  readonly fitting: (role: DateRole, at: number) => number | undefined;
}

/**
 * Works out what a row proves. What contradicts itself is treated as the policies say: the row is wrong, or the impossible is
 * put right or left out, with a note. Undefined where a row has no moment of creation.
 */
export function lifeReader(
  cells: DateCells,
  policy: Contradictions,
): (row: RowView, told: Told) => LifeTold | undefined {
  const terms = { cells, policy };
  return (row, told) => {
    const { dates, proof } = told;
    const { registeredAt, dueAt, updatedAt } = dates;
    if (registeredAt === undefined) return noBeginning(row, terms);
    const agency = proof?.dispatched === false ? undefined : told.agency;
    const outcome = outcomeOf(told, agency, endOf(row, told, terms));
    const order = inOrder(row, registeredAt, terms);
    const work =
      agency === undefined ? nobodysWork(row, told, outcome) : workOf(row, told, { ...outcome, ...order, ...terms });
    const endedAt = order.next("endedAt", outcome.endsAt);
    return {
      registeredAt,
      agency,
      ...work,
      endedAt: outcome.isOver ? (endedAt ?? undatedEnd(row, told, { ...work, ...terms })) : undefined,
      diverted: proof?.disposition && { disposition: proof.disposition, advice: proof.status },
      dueAt,
      last: updatedAt === undefined ? undefined : { asOf: updatedAt, isOpen: isOpenBy(proof, outcome, work) },
    };
  };
}

const isOpenBy = (proof: Proof | undefined, { isOver }: Outcome, { result }: Work): boolean =>
  proof !== undefined && !isOver && (proof.stands === "open" || result !== undefined);

function noBeginning(row: RowView, { cells: { shown, tell } }: Terms): undefined {
  // One that cannot be read has been told.
  if (shown(row, "registeredAt") === undefined)
    tell(row, "registeredAt", "reject", { code: "intake/empty", message: "the date of creation is empty" });
}

/** The end, unless it lies before the beginning in every reading. */
function endOf(
  row: RowView,
  { dates: { registeredAt, endedAt }, proof }: Told,
  { cells, policy }: Terms,
): number | undefined {
  if (registeredAt === undefined || endedAt === undefined) return undefined;
  const { shown, tell, readLater, areOne } = cells;
  if (endedAt === registeredAt && areOne(row, "registeredAt", "endedAt")) {
    const message = "the record says when it ended and not when it was created; both are taken for the same";
    tell(row, "registeredAt", "flag", { code: "intake/undated", message });
  }
  if (endedAt >= registeredAt) return endedAt;
  const later = readLater(row, "endedAt", { role: "registeredAt", at: registeredAt });
  if (later !== undefined) return later;
  const treatment = policy.closedBeforeCreated;
  const message = `closed ${shown(row, "endedAt")}, before it was created ${shown(row, "registeredAt")}`;
  tell(row, "endedAt", treatment, { code: "intake/closed-before-created", message });
  return treatment === "repair" && proof?.stands !== "open" ? registeredAt : undefined;
}

/** The end of a record that says that it is over, and not when. */
function undatedEnd(
  row: RowView,
  { dates: { registeredAt, updatedAt }, proof }: Told,
  { cells: { shown, tell }, policy, dispatchedAt, signedAt, contactedAt, result, followUp }: Terms & Work,
): number | undefined {
  // One that cannot be read, or be, has been told.
  if (shown(row, "endedAt") !== undefined) return undefined;
  const said = messageOn(`status ${proof?.status}`, "without a closing date");
  tell(row, "endedAt", policy.closedWithoutDate, { code: "intake/closed-without-date", ...said });
  const known = [registeredAt, updatedAt, dispatchedAt, signedAt, contactedAt, result?.at, followUp?.at];
  if (policy.closedWithoutDate !== "repair") return undefined;
  return Math.max(...known.filter((at) => at !== undefined));
}

/** How it came out: when a result was reported and the caller asked, when it ended, and whether it did. */
interface Outcome {
  readonly hasResult: boolean;
  readonly resultAt: number | undefined;
  readonly followUpAt: number | undefined;
  readonly endsAt: number | undefined;
  readonly isOver: boolean;
}

/**
 * A record with an end and no word on how it stands is over; but where callers are asked and this one was not yet, its agency
 * has only reported, unless it has told of its report by another date. So had the agency of one that ended before its caller was asked. An appeal ends with its follow-up at the earliest.
 */
function outcomeOf(
  { dates, proof, result, answers, asksCallers }: Told,
  agency: string | undefined,
  end: number | undefined,
): Outcome {
  const isReport = end !== undefined && (dates.resultAt ?? end) === end;
  const isWaiting = proof === undefined && asksCallers && answers === undefined && agency !== undefined && isReport;
  const isReported = proof?.stands === "result" || isWaiting;
  const isAskedAfterEnd = answers !== undefined && end !== undefined && (dates.followUpAt ?? end) > end;
  const hasResult = isReported || ((result !== undefined || isAskedAfterEnd) && proof?.stands !== "open");
  const resultAt = dates.resultAt ?? (hasResult ? end : undefined);
  const followUpAt = answers && (dates.followUpAt ?? resultAt ?? end);
  const isOver = isReported ? answers !== undefined : proof === undefined ? end !== undefined : proof.stands === "over";
  const endsAt = end === undefined || followUpAt === undefined ? end : Math.max(end, followUpAt);
  return { hasResult, resultAt, followUpAt, endsAt: isOver ? endsAt : undefined, isOver };
}

type Work = Pick<RecordedLife, "dispatchedAt" | "signedAt" | "contactedAt" | "result" | "followUp" | "answer">;

/** What the agency did, and what the caller said to it, in order. */
function workOf(row: RowView, told: Told, outcome: Outcome & Order & Terms): Work {
  const { dates, result, answers } = told;
  const { hasResult, followUpAt, next } = outcome;
  const dispatchedAt = next("dispatchedAt", dates.dispatchedAt);
  const signedAt = next("signedAt", dates.signedAt);
  const contactedAt = next("firstContactAt", dates.firstContactAt);
  const report = reportOf(row, told, outcome);
  const reportedAt = next(report.role, report.at);
  const askedAt = next(dates.followUpAt === undefined ? "endedAt" : "followUpAt", followUpAt);
  if (hasResult && report.at === undefined)
    odd(row, "resultAt", { code: "intake/undated", message: "the result has no date, and is left out" });
  if (answers !== undefined && followUpAt === undefined)
    odd(row, "followUpAt", { code: "intake/undated", message: "the caller's answers have no date, and are left out" });
  return {
    dispatchedAt,
    signedAt,
    contactedAt,
    result: reportedAt === undefined ? undefined : { at: reportedAt, text: result ?? "" },
    followUp: askedAt === undefined || answers === undefined ? undefined : { at: askedAt, ...answers },
  };
}

/**
 * When a result was reported, and what says so. One that no column dates came with the end; or by the time at which the caller was asked
 * about it, where that lies before the end in every reading.
 */
function reportOf(
  row: RowView,
  { dates: { resultAt, followUpAt }, answers }: Told,
  { hasResult, resultAt: at, fitting, cells: { readLater } }: Outcome & Order & Terms,
): { readonly role: DateRole; readonly at: number | undefined } {
  const byEnd = { role: resultAt === undefined ? "endedAt" : "resultAt", at } as const;
  if (resultAt !== undefined || !hasResult || answers === undefined || followUpAt === undefined) return byEnd;
  const isAskedFirst =
    at === undefined || (followUpAt < at && readLater(row, "followUpAt", { role: "endedAt", at }) === undefined);
  const isInOrder = fitting("followUpAt", followUpAt) !== undefined;
  return isAskedFirst && isInOrder ? { role: "followUpAt", at: followUpAt } : byEnd;
}

/**
 * What nobody did cannot be taken in: one note for all of it. The result of an inquiry that is over, and of which nothing says that an
 * agency had it, is what the hotline answered.
 */
function nobodysWork(row: RowView, { kind, dates, result, answers, proof }: Told, { isOver }: Outcome): Work {
  if (proof?.disposition !== undefined) return {};
  const byAgency = [dates.dispatchedAt, dates.signedAt, dates.firstContactAt];
  const answer = kind === "inquiry" && isOver && byAgency.every((at) => at === undefined) ? result : undefined;
  const reported = proof?.stands === "open" ? undefined : result;
  const leftOut = answer === undefined ? [...byAgency, dates.resultAt, reported, answers] : [answers];
  if (leftOut.some((one) => one !== undefined)) {
    const message = "the record names no agency that has it, so what the agency did is left out";
    odd(row, "agency", { code: "intake/no-agency", message });
  }
  return { answer };
}

function inOrder(
  row: RowView,
  first: number,
  { cells: { shown, tell, readLater }, policy: { outOfOrder } }: Terms,
): Order {
  let last: Moment = { role: "registeredAt", at: first };
  const fitting: Order["fitting"] = (role, at) => (at >= last.at ? at : readLater(row, role, last));
  const next: Order["next"] = (role, at) => {
    if (at === undefined) return undefined;
    const inOrder = fitting(role, at);
    if (inOrder !== undefined) {
      last = { role, at: inOrder };
      return inOrder;
    }
    const said = messageOn(`${role} ${shown(row, role)}`, "lies before what comes first");
    tell(row, role, outOfOrder, { code: "intake/out-of-order", ...said });
    return outOfOrder === "flag" ? undefined : last.at;
  };
  return { next, fitting };
}
