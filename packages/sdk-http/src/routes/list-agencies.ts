import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import * as z from "zod";
import { tagOf } from "../entity-tag.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

const ListedAgency = z.strictObject({
  id: Code,
  name: z.string(),
  kind: z.string(),
  area: Code.optional(),
  /** The agency above it. */
  parent: Code.optional(),
  /** Those above it, the nearest first, and those directly below it. */
  above: z.array(Code),
  below: z.array(Code),
});

export const listAgencies = defineRoute({
  method: "GET",
  path: "/v1/agencies",
  summary: "List the agencies of the city, each with those above and below it.",
  scope: "city:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: z.strictObject({ agencies: z.array(ListedAgency) }),
  example: {},
  async run({ hotline: { book } }) {
    const { nodes, path } = book.agencies;
    const below = Map.groupBy(nodes, ({ parent }) => parent);
    const agencies = nodes.map(({ id, name, kind, area, parent }) => ({
      id,
      name,
      kind,
      area,
      parent,
      above: path(id).slice(1),
      below: (below.get(id) ?? []).map((one) => one.id),
    }));
    return ok({ body: { agencies }, etag: tagOf(agencies) });
  },
});
