import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import {
  AppealsBehind,
  appealsBehind,
  type ExplainedMeasure,
  explainedMeasures,
  scoreExplanation,
} from "@swiftline/core/reporting";
import * as z from "zod";
import { agencyAt } from "../asked-codes.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { tagOfFigures } from "../figures.ts";
import { pageQuery, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody } from "../route.ts";
import { periodIn, periodQuery, SchemeId, schemeCalled } from "../score-period.ts";
import { wrongParameters } from "../wrong-parameters.ts";

/** An agency is told what is behind its own score only. The appeals are counted from the log, all of it: the answer takes its time. */
export const explainScore = defineRoute({
  method: "GET",
  path: "/v1/scores/{scheme}/agencies/{agency}",
  summary: "Explain the score of an agency: each appeal behind it, and what it counts for.",
  scope: "scores:read",
  needs: ["figures"],
  params: z.strictObject({ scheme: SchemeId, agency: Code }),
  query: z.strictObject({
    ...periodQuery,
    /** Only the appeals behind this number. */
    measure: z.enum(Object.keys(explainedMeasures) as ExplainedMeasure[]).optional(),
    ...pageQuery,
  }),
  body: noBody,
  status: 200,
  answer: AppealsBehind.extend({ next: z.string().optional() }),
  example: { params: { scheme: "current", agency: "roads" }, query: { period: "2026-05" } },
  tag: (ports, { params, query }) => tagOfFigures(ports, { ...params, ...query }),
  async run(ports, { params, query: { measure, cursor, limit = USUAL_LIMIT, ...asked }, principal: { actor } }) {
    const { book } = ports.hotline;
    const period = periodIn(asked);
    if (!period.ok) return period;
    const agency = agencyAt(params.agency, { actor, book });
    if (!agency.ok) return agency;
    const list = { behind: params, measure, ...asked };
    const after = readCursor(cursor, list);
    if (!after.ok) return after;
    const behind = scoreExplanation(params.agency, ports.figures.facts(), book, period.value);
    const scheme = schemeCalled(params.scheme, period.value, book);
    const page = await appealsBehind(behind, {
      unit: agency.value,
      period: period.value,
      scheme,
      measure,
      after: after.value?.id,
      limit,
    });
    if (page === undefined)
      return wrongParameters(["cursor", "the appeal where the page ended is not behind the score"]);
    const next = page.next === null ? undefined : writeCursor({ at: 0, id: page.next }, list);
    return ok({ body: { ...page, next }, next });
  },
});
