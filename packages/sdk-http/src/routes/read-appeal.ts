import { no, ok, type PolicyBook } from "@swiftline/core";
import { AppealId } from "@swiftline/core/appeal";
import { z } from "zod";
import { PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { readFor, viewerFor } from "../visibility.ts";

/**
 * All on which an answer rests: the appeal's version, the book that reads its clocks, and how each of them stands. The first letters of
 * their states differ.
 */
export const etagOf = ({ version, clocks }: PublicAppeal, { version: book }: PolicyBook): string =>
  `${version}-${book}${clocks.map(({ state }) => state.slice(0, 1)).join("")}`;

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
  example: { params: { appealId: "testville:1" } },
  async run({ hotline, now }, { params: { appealId }, principal: { actor } }) {
    const body = publicAppeal(await readFor(actor, appealId, hotline.log), hotline.book, {
      now: now(),
      viewer: viewerFor(actor),
    });
    return body === undefined
      ? no({ code: "appeal/unknown", appealId })
      : ok({ body, etag: etagOf(body, hotline.book) });
  },
});
