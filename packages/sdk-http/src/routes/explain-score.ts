import { no, ok } from "@swiftline/core";
import { AppealId, agencyOf, Code } from "@swiftline/core/appeal";
import {
  AppealsBehind,
  appealsBehind,
  type ExplainedMeasure,
  explainedMeasures,
  scoreExplanation,
} from "@swiftline/core/reporting";
import { z } from "zod";
import { agencyCalled } from "../agency-called.ts";
import { figuresOf, tagOfFigures } from "../figures.ts";
import { pageLimit, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody } from "../route.ts";
import { periodIn, periodQuery, SchemeId, schemeCalled } from "../score-period.ts";
import { wrongParameters } from "../wrong-parameters.ts";

/** An agency is told what is behind its own score only. The appeals are counted from the log, all of it: the answer takes its time. */
export const explainScore = defineRoute({
  method: "GET",
  path: "/v1/scores/{scheme}/agencies/{agency}",
  summary: "Explain the score of an agency: each appeal behind it, and what it counts for.",
  scope: "scores:read",
  params: z.strictObject({ scheme: SchemeId, agency: Code }),
  query: z.strictObject({
    ...periodQuery,
    /** Only the appeals behind this number. */
    measure: z.enum(Object.keys(explainedMeasures) as ExplainedMeasure[]).optional(),
    /** Only those behind this appeal: the `next` of the page before. */
    after: AppealId.optional(),
    limit: pageLimit.optional(),
  }),
  body: noBody,
  status: 200,
  answer: AppealsBehind,
  example: { params: { scheme: "current", agency: "roads" }, query: { period: "2026-05" } },
  tag: (ports, { params, query }) => tagOfFigures(ports, { ...params, ...query }),
  async run(ports, { params, query: { measure, after, limit = USUAL_LIMIT, ...asked }, principal: { actor } }) {
    const { book } = ports.hotline;
    const period = periodIn(asked);
    if (!period.ok) return period;
    const agency = agencyCalled(params.agency, book);
    if (!agency.ok) return agency;
    if ((agencyOf(actor) ?? params.agency) !== params.agency) return no({ code: "http/forbidden" });
    const figures = figuresOf(ports);
    if (!figures.ok) return figures;
    const behind = scoreExplanation(params.agency, figures.value.facts(), book, period.value);
    const scheme = schemeCalled(params.scheme, period.value, book);
    const page = await appealsBehind(behind, {
      unit: agency.value,
      period: period.value,
      scheme,
      measure,
      after,
      limit,
    });
    return page === undefined ? wrongParameters(["after", "this appeal is not behind the score"]) : ok({ body: page });
  },
});
