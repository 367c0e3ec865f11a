import { type Appeal, assignmentOf } from "../appeal/appeal.ts";
import type { EventOf, EventType, History } from "../appeal/events.ts";
import { fold, lastWork } from "../appeal/history.ts";
import { canonicalJson } from "../hash.ts";
import { ANSWERED, type FlatAppeal } from "../intake/swiftline/flat-columns.ts";

/**
 * An appeal as one flat row: what was taken down, the work of the agency that has it or had it last, the last follow-up of
 * that work, and the end. Undefined where nothing happened, or where the import that brought it was taken back.
 */
export function flatAppeal(history: History): FlatAppeal | undefined {
  const appeal = fold(history);
  if (appeal === undefined || appeal.status === "withdrawn") return undefined;
  return {
    appealId: appeal.id,
    ...matterCells(appeal),
    registeredAt: appeal.registeredAt,
    ...workCells(appeal, history),
    ...endCells(appeal, history),
    status: appeal.status,
    returns: appeal.returns.length,
    updatedAt: appeal.lastAt,
  };
}

function matterCells({ matter }: Appeal): FlatAppeal {
  const { hotline, externalId, kind, channel, population, language, confidential } = matter;
  const { category, area, address, position, text, attributes, earlierAppeals } = matter;
  return {
    hotline,
    externalId,
    kind,
    channel,
    population,
    language,
    confidential,
    category,
    area,
    address,
    latitude: position?.latitude,
    longitude: position?.longitude,
    text,
    attributes: attributes && canonicalJson(attributes),
    earlierAppeals,
  };
}

/**
 * What the agency did that has the appeal or had it last; nothing of those before it. A result that was sent back for rework
 * does not stand, and an answer counts as long as nothing new came of the work.
 */
function workCells(appeal: Appeal, history: History): FlatAppeal {
  const assignment = assignmentOf(appeal);
  if (assignment === undefined) return {};
  const work = lastWork(history);
  const settled = work.slice(Math.max(0, work.findLastIndex(settlesOrReopens)));
  const result = lastOf(settled, "ResultReported");
  const said = settled.findLast((event) => event.type === "FollowUpRecorded" || event.type === "VoteChanged");
  return {
    agency: assignment.agency,
    dispatchedAt: assignment.dispatchedAt,
    dueAt: assignment.limit?.dueAt,
    signedAt: firstOf(work, "AssignmentSigned")?.at,
    contactedAt: firstOf(work, "CallerContacted")?.at,
    reportedAt: result?.at,
    result: result?.result,
    ...(said && answerCells(said, askedAt(appeal, lastOf(settled, "FollowUpRecorded") ?? said))),
  };
}

const settlesOrReopens = ({ type }: History[number]): boolean => type === "ResultReported" || type === "ReworkOrdered";

type Answer = EventOf<"FollowUpRecorded"> | EventOf<"VoteChanged">;

/** What the caller said last, at the moment of the call. */
const answerCells = (said: Answer, followedUpAt: number): FlatAppeal => ({
  followedUpAt,
  followUpChannel: said.channel,
  reached: said.type === "VoteChanged" || said.reached,
  contacted: said.contacted,
  resolved: said.resolved,
  satisfied: said.satisfied,
});

/** Who thinks better of an answer after the end does not move the call behind it. */
const askedAt = (appeal: Appeal, { at }: Answer): number => ("endedAt" in appeal ? Math.min(at, appeal.endedAt) : at);

function endCells(appeal: Appeal, history: History): FlatAppeal {
  if (!("endedAt" in appeal)) return {};
  const { status, endedAt } = appeal;
  if (status === "answered")
    return { endedAt, disposition: ANSWERED, advice: lastOf(history, "InquiryAnswered")?.answer };
  if (status !== "diverted") return { endedAt };
  const diverted = lastOf(history, "AppealDiverted");
  return { endedAt, disposition: diverted?.disposition, advice: diverted?.advice };
}

const is =
  <Type extends EventType>(type: Type) =>
  (event: History[number]): event is EventOf<Type> =>
    event.type === type;

const firstOf = <Type extends EventType>(history: History, type: Type): EventOf<Type> | undefined =>
  history.find(is(type));

const lastOf = <Type extends EventType>(history: History, type: Type): EventOf<Type> | undefined =>
  history.findLast(is(type));
