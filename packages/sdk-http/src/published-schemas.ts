import * as z from "zod";
import { Happened } from "./happened.ts";
import { ProblemDocument } from "./problem.ts";
import { PublicAppeal } from "./public-appeal.ts";

/** A piece of the document; what stands in it is said by OpenAPI 3.1 and JSON Schema 2020-12, not by us. */
export type Json = Readonly<Record<string, unknown>>;

/** The schemas that stand once in the document and are referred to by name. */
const named: ReadonlyMap<z.ZodType, string> = new Map<z.ZodType, string>([
  [PublicAppeal, "Appeal"],
  [Happened, "Event"],
  [ProblemDocument, "Problem"],
]);

export const namedSchemas = (): Json =>
  Object.fromEntries([...named].map(([schema, name]) => [name, schemaOf(schema, "output")]));

export function referenceTo(schema: z.ZodType, io: "input" | "output"): Json {
  const name = named.get(schema);
  return name === undefined ? schemaOf(schema, io) : { $ref: `#/components/schemas/${name}` };
}

/** Checks that JSON Schema cannot say are left out. */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, "~standard": __, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return plain;
}
