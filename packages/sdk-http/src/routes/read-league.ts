import { ok } from "@swiftline/core";
import {
  type LadderId,
  ladders,
  periodKinds,
  type ScoreBasis,
  scoreBoard,
  scoreRollupOf,
} from "@swiftline/core/reporting";
import * as z from "zod";
import { tagOfFigures } from "../figures.ts";
import { League, leagueOf } from "../league.ts";
import { defineRoute, noBody } from "../route.ts";
import { periodIn, periodQuery, SchemeId, schemeCalled } from "../score-period.ts";

/** Without the appeals that a ruling excluded from the scores, or with them. */
const bases = { counted: "without-excluded", all: "with-excluded" } as const satisfies Record<string, ScoreBasis>;

/** The league as the city publishes it every month, all units of a kind beside each other: an agency is shown it whole. */
export const readLeague = defineRoute({
  method: "GET",
  path: "/v1/scores/{scheme}",
  summary: "Score every agency over a period and rank it among its like, with what each rate is counted from.",
  scope: "scores:read",
  needs: ["figures"],
  params: z.strictObject({ scheme: SchemeId }),
  query: z.strictObject({
    ...periodQuery,
    basis: z.enum(Object.keys(bases) as (keyof typeof bases)[]).optional(),
    ladder: z.enum(Object.keys(ladders) as LadderId[]).optional(),
  }),
  body: noBody,
  status: 200,
  answer: League,
  example: { params: { scheme: "current" }, query: { period: "2026-05" } },
  tag: (ports, { params, query }) => tagOfFigures(ports, { ...params, ...query }),
  async run(ports, { params, query: { basis = "counted", ladder, ...asked } }) {
    const period = periodIn(asked);
    if (!period.ok) return period;
    const { book } = ports.hotline;
    const board = scoreBoard({
      measures: await ports.figures.measures([scoreRollupOf(period.value)]),
      book,
      period: period.value,
      previous: periodKinds[period.value.kind].before(period.value),
      scheme: schemeCalled(params.scheme, period.value, book),
      basis: bases[basis],
    });
    const shown = board.ladders.filter(({ id }) => ladder === undefined || id === ladder);
    return ok({ body: leagueOf({ ...board, ladders: shown }) });
  },
});
