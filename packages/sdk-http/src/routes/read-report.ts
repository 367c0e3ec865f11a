import { invariant, no, ok, type Result } from "@swiftline/core";
import {
  type AskedWrongly,
  askedPeriod,
  onlySections,
  periodKinds,
  type ReportKind,
  reports,
  ToldReport,
  toCsv,
} from "@swiftline/core/reporting";
import * as z from "zod";
import { asOf, tagOfFigures } from "../figures.ts";
import type { RequestProblem } from "../problem.ts";
import { defineRoute, noBody } from "../route.ts";
import { mayRead } from "../visibility.ts";
import { wrongParameters } from "../wrong-parameters.ts";

const Query = z
  .strictObject({
    /** Both days included; for a report that is of no period. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** For a report of one, as its kind writes it; the last one that is over when left out. */
    period: z.string().max(20).optional(),
    /** Section ids with commas between them; `figures` is the headline. */
    only: z.string().max(400).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["from"],
    message: "from is after to",
  });

export const readReport = defineRoute({
  method: "GET",
  path: "/v1/reports/{report}",
  summary:
    "Run a report. Shares are 0 to 1, durations milliseconds. Its ETag changes only where something was recorded.",
  scope: "reports:read",
  needs: ["figures"],
  params: z.strictObject({ report: z.enum(reports.map(({ id }) => id)) }),
  query: Query,
  body: noBody,
  status: 200,
  answer: ToldReport,
  csv: toCsv,
  example: { params: { report: "overview" }, query: { only: "figures,agencies" } },
  tag: (ports, { params, query }) => tagOfFigures(ports, { ...params, ...query }),
  async run(ports, { params, query, principal }) {
    const kind = kindOf(params.report);
    if (!mayRead(principal.actor, kind)) return no({ code: "http/forbidden" });
    const { from, to, only } = query;
    const period = askedPeriod(kind, { from, to, period: query.period });
    if (!period.ok) return wronglyAsked(kind, period.reason);
    const measures = await ports.figures.measures(kind.rollups);
    const { book } = ports.hotline;
    const end = await asOf(ports.figures, ports.now);
    const report = kind.build({ measures, book, asOf: end, from, to, period: period.value });
    if (only === undefined) return ok({ body: report });
    const cut = onlySections(report, only.split(","));
    if (cut.ok) return ok({ body: cut.value });
    const { unknown, known } = cut.reason;
    return wrongParameters(
      ...unknown.map((id) => ["only", `the report has no section ${id}: choose from ${known.join(", ")}`] as const),
    );
  },
});

function kindOf(id: string): ReportKind {
  const kind = reports.find((one) => one.id === id);
  invariant(kind, "only known reports are asked for");
  return kind;
}

function wronglyAsked({ id, period: kind = "day" }: ReportKind, reason: AskedWrongly): Result<never, RequestProblem> {
  const { summary, example } = periodKinds[kind];
  const written = `write it as ${example}: ${summary}`;
  switch (reason) {
    case "of-no-period":
      return wrongParameters(["period", `the ${id} report is of no period: ask for dates, by from and to`]);
    case "of-no-dates":
      return wrongParameters(["from", `the ${id} report is of a period, and of no other dates: ${written}`]);
    case "no-such-period":
      return wrongParameters(["period", `this is no period of the ${id} report: ${written}`]);
  }
}
