import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import * as z from "zod";
import { tagOf } from "../entity-tag.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

const Node = z.strictObject({ id: Code, name: z.string(), parent: Code.optional() });
const Kind = z.string();

const City = z.strictObject({
  id: Code,
  name: z.string(),
  /** The version of the book by which it decides. */
  book: z.string(),
  hotlines: z.array(z.strictObject({ id: z.string(), name: z.string(), number: z.string().optional() })),
  categories: z.array(Node),
  areas: z.array(Node.extend({ kind: Kind })),
  agencies: z.array(Node.extend({ kind: Kind, area: Code.optional() })),
});

export const readCity = defineRoute({
  method: "GET",
  path: "/v1/city",
  summary: "Read the lists whose codes an appeal is made of: hotlines, categories, areas and agencies.",
  scope: "city:read",
  params: noParameters,
  query: noParameters,
  body: noBody,
  status: 200,
  answer: City,
  example: {},
  async run({ hotline: { book } }) {
    const { city, version, categories, areas, agencies } = book;
    const body = {
      id: city.id,
      name: city.name,
      book: version,
      hotlines: city.hotlines.map(({ id, name, number }) => ({ id, name, number })),
      categories: categories.nodes.map(({ id, name, parent }) => ({ id, name, parent })),
      areas: areas.nodes.map(({ id, name, parent, kind }) => ({ id, name, parent, kind })),
      agencies: agencies.nodes.map(({ id, name, parent, kind, area }) => ({ id, name, parent, kind, area })),
    };
    return ok({ body, etag: tagOf(body) });
  },
});
