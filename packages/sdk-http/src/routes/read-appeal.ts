import { no, ok, type PolicyBook } from "@swiftline/core";
import { AppealId, type Viewer } from "@swiftline/core/appeal";
import * as z from "zod";
import { PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { readFor, viewerFor } from "../visibility.ts";

/** The appeal's version, the book that reads its clocks, and how each of them stands: the first letters of their states differ. */
const stateOf = ({ version, clocks }: PublicAppeal, { version: book }: PolicyBook): string =>
  `${version}-${book}${clocks.map(({ state }) => state.slice(0, 1)).join("")}`;

/** Whoever has registered an appeal goes on as the public. */
const lookers = { public: "P", caller: "P", agency: "A", staff: "S" } as const satisfies Record<Viewer, string>;

/** All on which an answer rests: in which state the appeal is, and as whom it was looked at. */
export const etagOf = (told: PublicAppeal, book: PolicyBook, viewer: Viewer): string =>
  stateOf(told, book) + lookers[viewer];

/** Whether a tag is of the state in which the appeal still is, as whomever it was looked at. */
export const isOfState = (tag: string, told: PublicAppeal, book: PolicyBook): boolean =>
  tag.slice(0, -1) === stateOf(told, book);

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
    const viewer = viewerFor(actor);
    const body = publicAppeal(await readFor(actor, appealId, hotline.log), hotline.book, { now: now(), viewer });
    return body === undefined
      ? no({ code: "appeal/unknown", appealId })
      : ok({ body, etag: etagOf(body, hotline.book, viewer) });
  },
});
