import * as z from "zod";

/**
 * What OpenAPI 3.1 says of the objects that our document is made of, from the specification (spec.openapis.org/oas/v3.1.2): the fields
 * that each may have, and those that it must. Schemas are left to JSON Schema. A field that is not here is one of which we have not
 * made sure.
 */
const schema = z.record(z.string(), z.unknown());
const text = z.string().min(1);

const mediaType = z.strictObject({ schema, example: z.unknown().optional() });
const content = z.record(z.string().regex(/^[a-z]+\/[\w.+-]+$/), mediaType);
const header = z.strictObject({ schema, description: text.optional(), example: z.unknown().optional() });

/** In the place of an object, where in the components it stands. */
const referred = (section: string) => z.strictObject({ $ref: z.string().startsWith(`#/components/${section}/`) });

const parameter = z
  .strictObject({
    name: text,
    in: z.enum(["path", "query", "header", "cookie"]),
    required: z.boolean().optional(),
    description: text.optional(),
    schema,
    example: z.unknown().optional(),
  })
  .refine((one) => one.in !== "path" || one.required === true, "a parameter of the path is required")
  .refine(
    (one) => one.in !== "header" || !/^(accept|content-type|authorization)$/i.test(one.name),
    "this header is said elsewhere",
  );

const response = z.strictObject({
  description: z.string(),
  headers: z.record(z.string(), z.union([header, referred("headers")])).optional(),
  content: content.optional(),
});

const nameOf = (one: z.infer<typeof parameter> | { readonly $ref: string }): string =>
  "$ref" in one ? one.$ref : `${one.in} ${one.name}`;

const operation = z.strictObject({
  operationId: z.string().regex(/^[A-Za-z]\w*$/),
  summary: text,
  description: text.optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(z.union([parameter, referred("parameters")]))
    .refine((all) => new Set(all.map(nameOf)).size === all.length, "a parameter stands once"),
  requestBody: z.strictObject({ required: z.boolean().optional(), content }).optional(),
  responses: z
    .record(z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/), z.union([response, referred("responses")]))
    .refine((all) => Object.keys(all).length > 0, "there is one response at least"),
});

const pathItem = z.strictObject({ get: operation.optional(), post: operation.optional() });

/** The names in braces are those of the path's parameters. */
const namesItsParameters = (path: string, { get, post }: z.infer<typeof pathItem>): boolean =>
  [get, post].every((one) => {
    const inPath = one?.parameters.flatMap((one) => ("name" in one && one.in === "path" ? [one.name] : []));
    return inPath === undefined || inPath.join() === [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).join();
  });

const named = z.string().regex(/^[\w.-]+$/);

export const OpenApi31 = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: text,
    version: text,
    summary: text.optional(),
    description: text.optional(),
    license: z.strictObject({ name: text, identifier: text }).optional(),
  }),
  servers: z.array(z.strictObject({ url: text, description: text.optional() })),
  paths: z
    .record(z.string().startsWith("/"), pathItem)
    .refine((paths) => Object.entries(paths).every(([path, item]) => namesItsParameters(path, item))),
  webhooks: z.record(z.string(), pathItem),
  components: z.strictObject({
    schemas: z.record(named, schema),
    parameters: z.record(named, parameter),
    headers: z.record(named, header),
    responses: z.record(named, response),
    securitySchemes: z.record(z.string(), z.strictObject({ type: z.literal("http"), scheme: z.literal("bearer") })),
  }),
});
