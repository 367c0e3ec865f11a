import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Schema } from "./sample-of-schema.ts";

/** As much of OpenAPI 3.1 as the tests read. */
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}
interface Content {
  readonly [mediaType: string]: { readonly schema: Schema; readonly example?: unknown };
}
interface Header {
  readonly schema: Schema;
  readonly example?: unknown;
}
interface Described {
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, Header>>;
}
export interface PublishedOperation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Described>>;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, PublishedOperation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: PublishedOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The operations of a document by method and path, with the parameters, headers and responses that they refer to in their places. */
export function operationsOf(document: Document): ReadonlyMap<string, PublishedOperation> {
  const components = document.components as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const known = new Map<string, unknown>();

  function componentAt(reference: string): unknown {
    const [, , section = "", name = ""] = reference.split("/");
    if (!known.has(reference)) known.set(reference, inPlace(components[section]?.[name]));
    return known.get(reference);
  }

  function inPlace(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(inPlace);
    if ("$ref" in value) return isOfSchema(String(value.$ref)) ? value : componentAt(String(value.$ref));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inPlace(inner)]));
  }

  return new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        inPlace(operation) as PublishedOperation,
      ]),
    ),
  );
}

const isOfSchema = (reference: string): boolean => reference.startsWith("#/components/schemas/");

/** A request taken apart, as the document speaks of it. */
interface Asked {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Headers of which every answer that has them must have said so. */
const telling = [
  ...["etag", "location", "link", "content-language", "preference-applied", "www-authenticate"],
  ...["x-request-id", "ratelimit", "ratelimit-policy", "retry-after"],
];

/** Under which the validator knows the schemas that have a name, so that each is read once. */
const NAMED = "named";

/** A schema whose references lead into another place. */
const referringTo = (place: string, schema: object): AnySchemaObject =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${place}#/components/`));

/** What a body holds, by its type: each line of NDJSON for itself. */
function valuesIn(text: string, type: string): readonly unknown[] {
  if (type.startsWith("text/")) return [text];
  const lines = type.endsWith("ndjson") ? text.split("\n").filter((line) => line !== "") : [text];
  return lines.map((line) => JSON.parse(line));
}

/** Reads a published document as anybody would who has nothing else: with a validator of JSON Schema 2020-12. */
export function readDocument(document: Document) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, code: { optimize: false } });
  addFormats.default(ajv);
  const ownWords = new Set(JSON.stringify(document).match(/(?<=")x-[\w-]+(?=":)/g));
  ajv.addVocabulary(["components", ...ownWords]);
  const { schemas } = document.components;
  ajv.addSchema(referringTo("", { $id: NAMED, components: { schemas } }));
  const known = new Map<Schema, ValidateFunction>();

  function validatorOf(schema: Schema): ValidateFunction {
    const validate = known.get(schema) ?? ajv.compile(referringTo(NAMED, schema));
    known.set(schema, validate);
    return validate;
  }

  function wrongIn(schema: Schema, value: unknown, place: string): readonly string[] {
    const validate = validatorOf(schema);
    return validate(value) ? [] : [`${place}: ${ajv.errorsText(validate.errors)}`];
  }

  function wrongParameters({ parameters }: PublishedOperation, asked: Asked): readonly string[] {
    const said = parameters.flatMap(({ in: place, name, required = false, schema }) => {
      const value = asked[place]?.[name];
      if (value !== undefined) return wrongIn(schema, value, `${place} ${name}`);
      return required ? [`${place} ${name} is missing`] : [];
    });
    const names = new Set(parameters.map(({ in: place, name }) => `${place} ${name}`));
    const strange = Object.keys(asked.query ?? {}).filter((name) => !names.has(`query ${name}`));
    return [...said, ...strange.map((name) => `query ${name} is not known`)];
  }

  return {
    /** A schema with what it refers to in its place. */
    resolved: (schema: Schema): Schema => schemas[schema.$ref?.split("/").at(-1) ?? ""] ?? schema,

    /** The examples of an operation that its schemas do not take; a schema that is none throws. */
    wrongExamples({ parameters, requestBody, responses }: PublishedOperation): readonly string[] {
      const described: readonly (Described | undefined)[] = [requestBody, ...Object.values(responses)];
      const examples = [
        ...parameters.map((one) => [one.name, one] as const),
        ...described.flatMap((one) => Object.entries(one?.content ?? {})),
        ...described.flatMap((one) => Object.entries(one?.headers ?? {})),
      ];
      for (const [, { schema }] of examples) validatorOf(schema);
      return examples.flatMap(([name, { schema, example }]) =>
        example === undefined ? [] : wrongIn(schema, example, name),
      );
    },

    /** What the document has against a request. */
    wrongAsked(operation: PublishedOperation, asked: Asked): readonly string[] {
      const [content] = Object.values(operation.requestBody?.content ?? {});
      const body = content === undefined ? [] : wrongIn(content.schema, asked.body, "body");
      return [...wrongParameters(operation, asked), ...body];
    },

    /** What the document has against a response: a status, a header, a type or a body of which it does not know. */
    wrongAnswered({ responses }: PublishedOperation, response: Response, text: string): readonly string[] {
      const { status, headers } = response;
      const described = responses[status];
      if (described === undefined) return [`status ${status} is not known`];
      const strange = telling.filter((name) => headers.has(name) && described.headers?.[name] === undefined);
      const wrong = strange.map((name) => `header ${name} of ${status} is not known`);
      const type = headers.get("content-type")?.split(";")[0] ?? "";
      const content = described.content?.[type];
      const isLeftOut =
        described.content === undefined || headers.get("preference-applied")?.includes("return=minimal");
      if (content === undefined) return isLeftOut && text === "" ? wrong : [...wrong, `type ${type}`];
      const values = valuesIn(text, type);
      return [...wrong, ...values.flatMap((one) => wrongIn(content.schema, one, `answer ${status}`))];
    },
  };
}
