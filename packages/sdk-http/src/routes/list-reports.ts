import { ok } from "@swiftline/core";
import { periodKinds, type ReportKind, reports } from "@swiftline/core/reporting";
import * as z from "zod";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { mayRead } from "../visibility.ts";

const ListedReport = z.strictObject({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The period that it is of, and how that is written; absent where it is of any dates. */
  period: z.strictObject({ kind: z.string(), summary: z.string(), example: z.string() }).optional(),
});

export const listReports = defineRoute({
  method: "GET",
  path: "/v1/reports",
  summary: "List the reports there are, and which time each of them takes.",
  scope: "reports:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ reports: z.array(ListedReport) }),
  example: {},
  async run(_, { principal: { actor } }) {
    const readable = reports.filter((report) => mayRead(actor, report));
    return ok({ body: { reports: readable.map(listed) } });
  },
});

function listed({ id, title, summary, period: kind }: ReportKind) {
  if (kind === undefined) return { id, title, summary };
  const { summary: span, example } = periodKinds[kind];
  return { id, title, summary, period: { kind, summary: span, example } };
}
