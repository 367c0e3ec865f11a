import { ok } from "@swiftline/core";
import { type Scheme, schemes } from "@swiftline/core/satisfaction";
import * as z from "zod";
import { tagOf } from "../entity-tag.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

const Weight = z.number().min(0).max(1);

const ListedScheme = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** The first and the last day for which it is meant; absent where it is open. */
  from: z.string().optional(),
  to: z.string().optional(),
  summary: z.string(),
  basis: z.string(),
  weights: z.strictObject({ response: Weight, resolution: Weight, satisfaction: Weight }),
});

export const listSchemes = defineRoute({
  method: "GET",
  path: "/v1/scores",
  summary: "List the schemes by which agencies can be scored: the city's own by their dates, and the published ones.",
  scope: "scores:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ current: z.array(ListedScheme), published: z.array(ListedScheme) }),
  example: {},
  async run({ hotline: { book } }) {
    const body = { current: book.schemes.map(listed), published: schemes.map(listed) };
    return ok({ body, etag: tagOf(body) });
  },
});

const listed = ({ id, version, from, to, summary, basis, weights }: Scheme) => ({
  id,
  version,
  from,
  to,
  summary,
  basis,
  weights,
});
