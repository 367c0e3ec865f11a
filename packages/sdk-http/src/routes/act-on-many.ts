import { ok } from "@swiftline/core";
import { AppealId } from "@swiftline/core/appeal";
import * as z from "zod";
import { OnceKey } from "../idempotency.ts";
import { defineRoute, noParameters } from "../route.ts";
import { WrittenAppeal, writtenOf } from "../written-appeal.ts";
import { type ActRoute, actRoutes } from "./act-on-appeal.ts";
import type { ActBody, HttpAct } from "./http-acts.ts";

/** One act to one appeal, as a line. */
export type ActLine = {
  readonly [Name in HttpAct]: {
    readonly appealId: string;
    readonly act: Name;
    readonly key?: string | undefined;
    /** The tag of the state that the sender has seen: in any other, nothing is done. */
    readonly seen?: string | undefined;
  } & ActBody<Name>;
}[HttpAct];

/** A line whose parts met the schemas of its act. */
export interface ReadActLine {
  readonly appealId: string;
  readonly act: HttpAct;
  readonly key?: string | undefined;
  readonly seen?: string | undefined;
}

const actOf = ({ path }: { readonly path: string }): HttpAct => path.slice(path.lastIndexOf("/") + 1) as HttpAct;

const byAct = new Map(actRoutes.map((route) => [actOf(route), route as ActRoute<HttpAct>]));

const lines = actRoutes.map((route) =>
  z.strictObject({
    appealId: AppealId,
    act: z.literal(actOf(route)),
    key: OnceKey.optional(),
    seen: z.string().max(200).optional(),
    ...(route.body as unknown as z.ZodObject).shape,
  }),
);

export const actOnMany = defineRoute({
  method: "POST",
  path: "/v1/bulk/acts",
  summary:
    "Do acts to appeals, one a line; each is answered by a line, in their order. Acts to one appeal follow each other.",
  scope: "appeals:read",
  params: noParameters,
  query: noParameters,
  takes: "ndjson",
  body: z.discriminatedUnion("act", lines as never) as unknown as z.ZodType<ReadActLine, ActLine>,
  status: 200,
  answer: WrittenAppeal,
  takesIfMatch: true,
  lineScope: ({ act }) => `acts:${act}`,
  lineOrder: ({ appealId }) => appealId,
  example: { by: "agency:roads", body: { appealId: "testville:1", act: "sign", key: "desk-7-0001" } },
  async run(ports, { body: { appealId, act, key: _, seen: __, ...said }, ...input }) {
    const acted = await (byAct.get(act) as ActRoute<HttpAct>).run(ports, {
      ...input,
      params: { appealId },
      body: said,
    });
    return acted.ok ? ok({ body: writtenOf(acted.value.body) }) : acted;
  },
});
