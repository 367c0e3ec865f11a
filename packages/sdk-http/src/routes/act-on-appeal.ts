import { no, ok } from "@swiftline/core";
import { type Act, AppealId, acts, Instant } from "@swiftline/core/appeal";
import * as z from "zod";
import { actInTurn, type Order } from "../act-in-turn.ts";
import { Moment } from "../moment.ts";
import { actedAppeal, PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noParameters, type Route } from "../route.ts";
import { readFor, seesAll, viewerFor } from "../visibility.ts";
import { actExamples } from "./act-examples.ts";
import { wasDone } from "./done-before.ts";
import { type ActBody, type HttpAct, isHttpAct } from "./http-acts.ts";
import { etagOf, isOfState } from "./read-appeal.ts";

const AppealParams = z.strictObject({ appealId: AppealId });

/** The route of an act. */
export type ActRoute<Name extends HttpAct> = Route<
  "POST",
  `/v1/appeals/{appealId}/acts/${Name}`,
  typeof AppealParams,
  typeof noParameters,
  z.ZodType<unknown, ActBody<Name>>,
  typeof PublicAppeal,
  "json"
>;

/** A route for each act; what an act needs to know, who may do it and when is said by the act itself. */
export const actRoutes = acts.flatMap((act) =>
  isHttpAct(act.name) ? [actRoute(act, act.name)] : [],
) as unknown as readonly { readonly [Name in HttpAct]: ActRoute<Name> }[HttpAct][];

function actRoute({ summary, command, evolve }: Act, name: HttpAct) {
  const types = new Set(Object.keys(evolve));
  const { appeal, body, by, after = [] } = actExamples[name];
  const { type, appealId: _, at: __, by: ___, ...said } = command.shape as Readonly<Record<string, z.ZodType>>;
  return defineRoute({
    method: "POST",
    path: pathOf(name),
    summary,
    scope: `acts:${name}`,
    params: AppealParams,
    query: noParameters,
    body: z.strictObject(Object.fromEntries(Object.entries(said).map(([field, schema]) => [field, asSent(schema)]))),
    status: 200,
    answer: PublicAppeal,
    takesIfMatch: true,
    example: { params: { appealId: appeal }, body, by, after: after.map((act) => `POST ${pathOf(act)}`) },
    async run({ hotline, now }, { params: { appealId }, body, principal, seen, begun }) {
      const [{ book, log }, by] = [hotline, principal.actor];
      const look = { now: now(), viewer: viewerFor(by) };
      const answer = (told: PublicAppeal) => ok({ body: told, etag: etagOf(told, book, look.viewer) });
      const isBlind = seen === undefined && begun === undefined && seesAll(by);
      const recorded = isBlind ? undefined : await readFor(by, appealId, log);
      const known = recorded && publicAppeal(recorded, book, look);
      if (known && begun !== undefined && wasDone(recorded.history, { types, by, ...begun, said: body }))
        return answer(known);
      if (seen !== undefined && (known === undefined || !isOfState(seen, known, book)))
        return no({ code: "http/precondition-failed" });
      // What core refuses tells who holds an appeal: whoever may not see it is told no more than of one that there is not.
      if (recorded !== undefined && known === undefined) return no({ code: "appeal/unknown", appealId });
      const order = { ...body, type: (type as z.ZodLiteral).value, appealId, by } as Order;
      const acted = await actInTurn(hotline, order, { now, seen: seen === undefined ? undefined : recorded?.version });
      return acted.ok ? answer(actedAppeal(acted.value, book, { ...look, now: now() })) : acted;
    },
  });
}

function pathOf<Name extends HttpAct>(name: Name) {
  return `/v1/appeals/{appealId}/acts/${name}` as const;
}

/** A moment is sent as text; everything else as core takes it. */
function asSent(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return asSent(schema.unwrap() as z.ZodType).optional();
  return schema === Instant ? Moment : schema;
}
