import { hashOf, no, ok } from "@swiftline/core";
import { AppealId } from "@swiftline/core/appeal";
import { z } from "zod";
import { PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { readFor } from "../visibility.ts";

/**
 * The appeal's version, and a digest of the answer behind it: a clock runs out, or a new book re-times it, and the version
 * stays as it was.
 */
export const etagOf = (appeal: PublicAppeal): string => `${appeal.version}-${hashOf(appeal).slice(0, 12)}`;

export const readAppeal = defineRoute({
  method: "GET",
  path: "/v1/appeals/{appealId}",
  summary: "Read one appeal: its state, who holds it, its clocks, and what happened to it.",
  scope: "appeals:read",
  params: z.strictObject({ appealId: AppealId }),
  query: noParameters,
  body: noBody,
  status: 200,
  answer: PublicAppeal,
  async run({ hotline, now }, { params: { appealId }, principal: { actor } }) {
    const body = publicAppeal(await readFor(actor, appealId, hotline.log), hotline.book, now());
    return body === undefined ? no({ code: "appeal/unknown", appealId }) : ok({ body, etag: etagOf(body) });
  },
});
