import { ok } from "@swiftline/core";
import { AppealId, agencyHolding, Code } from "@swiftline/core/appeal";
import { type DueFollowUp, followUpsDue } from "@swiftline/core/hotline";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { knownCodes } from "../asked-codes.ts";
import { readCursor } from "../cursor.ts";
import { Moment } from "../moment.ts";
import { pageOf, pageQuery, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

const Time = z.iso.datetime();

const FollowUp = z.strictObject({
  appealId: AppealId,
  agency: Code.optional(),
  category: Code,
  /** Absent where the limit has passed without a result. */
  reportedAt: Time.optional(),
  dueAt: Time,
  overdue: z.boolean(),
  /** How often the caller was called in vain, and when last. */
  attempts: z.int(),
  lastAttemptAt: Time.optional(),
  /** The appeal with which it was handled, where it was merged into one. */
  sharedFrom: AppealId.optional(),
});

export const listFollowUps = defineRoute({
  method: "GET",
  path: "/v1/follow-ups/due",
  summary:
    "List the callers who are to be called back, soonest due first: a result is in, or the limit has passed without one.",
  scope: "follow-ups:read",
  params: noParameters,
  query: z.strictObject({
    /** Only those due by this moment. */
    before: Moment.optional(),
    agency: Code.optional(),
    ...pageQuery,
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ due: z.array(FollowUp), next: z.string().optional() }),
  example: {},
  async run({ hotline: { log, book }, list, now: clock }, { query: { limit = USUAL_LIMIT, cursor, ...filter } }) {
    const now = clock();
    const { before, agency } = filter;
    const known = knownCodes({ agency }, book);
    if (!known.ok) return known;
    const which = { followUps: filter };
    const behind = readCursor(cursor, which);
    if (!behind.ok) return behind;
    const after = behind.value && { dueAt: behind.value.at, appealId: behind.value.id };
    const found = await followUpsDue({ list, log }, book, { agency, now, before, after, limit: limit + 1 });
    const { page, next } = pageOf(found, { limit, list: which, placeOf });
    return ok({ body: { due: page.map((one) => told(one, now)), next }, next });
  },
});

const placeOf = ({ dueAt, appeal }: DueFollowUp) => ({ at: dueAt, id: appeal.id });

function told({ appeal, reportedAt, sharedFrom, dueAt, attempts }: DueFollowUp, now: number) {
  const last = attempts.at(-1);
  return {
    appealId: appeal.id,
    agency: agencyHolding(appeal),
    category: appeal.matter.category,
    reportedAt: reportedAt === undefined ? undefined : formatInstant(reportedAt),
    dueAt: formatInstant(dueAt),
    overdue: now > dueAt,
    attempts: attempts.length,
    lastAttemptAt: last && formatInstant(last.at),
    sharedFrom,
  };
}
