import * as terms from "../../packages/core/src/appeal/terms.ts";

/** As much of JSON Schema as the pages read. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly maxLength?: number;
  readonly default?: unknown;
}

interface Schema {
  readonly toJSONSchema: (options?: { readonly io?: "input" | "output" }) => unknown;
}

/** What a schema takes, as JSON Schema. Checks that JSON Schema cannot say are left out. */
export function jsonSchemaOf(schema: Schema): JsonSchema {
  const { "~standard": _, ...plain } = schema.toJSONSchema({ io: "input" }) as JsonSchema & { "~standard"?: unknown };
  return plain;
}

const contentOf = (schema: JsonSchema): string => JSON.stringify({ ...schema, $schema: undefined });

/** The names that the domain has for a form, by the form. */
const nameOf = new Map(
  Object.entries(terms).flatMap(([name, term]) =>
    typeof term === "object" && "toJSONSchema" in term ? [[contentOf(jsonSchemaOf(term)), name]] : [],
  ),
);

const isOptional = (of: JsonSchema, name: string): boolean => of.required?.includes(name) !== true;

/** The name of a form, in the domain's word where it has one. */
export function formOf(schema: JsonSchema): string {
  const known = nameOf.get(contentOf(schema));
  if (known !== undefined) return known;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((word) => JSON.stringify(word)).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(formOf).join(" or ");
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map(formOf).join(", ")}]`;
  if (schema.type === "array") return `list of ${formOf(schema.items ?? {})}`;
  if (schema.properties !== undefined) return membersOf(schema);
  if (schema.type === "object") {
    const values = schema.additionalProperties;
    return `names with ${typeof values === "object" ? formOf(values) : "anything"}`;
  }
  if (schema.type === "string") return textForm(schema);
  return [schema.type ?? "anything"].flat().join(" or ");
}

const textForm = ({ pattern, allOf = [], maxLength }: JsonSchema): string => {
  const patterns = [pattern, ...allOf.map((part) => part.pattern)].filter((one) => one !== undefined);
  if (patterns.length > 0) return `text like ${patterns.map((one) => `\`${one}\``).join(" and ")}`;
  return maxLength === undefined ? "text" : `text of at most ${maxLength}`;
};

const membersOf = (schema: JsonSchema): string =>
  `{ ${Object.entries(schema.properties ?? {})
    .map(([name, member]) => `${name}${isOptional(schema, name) ? "?" : ""}: ${formOf(member)}`)
    .join(", ")} }`;

/** The members of an object: name, form, and whether it must be there. */
export const fieldsOf = (schema: JsonSchema): readonly { name: string; form: string; optional: boolean }[] =>
  Object.entries(schema.properties ?? {}).map(([name, member]) => ({
    name,
    form: formOf(member),
    optional: isOptional(schema, name),
  }));

/** The named forms of the domain and what each takes. */
export const namedForms = (): readonly (readonly [name: string, form: JsonSchema])[] =>
  [...nameOf].map(([content, name]) => [name, JSON.parse(content) as JsonSchema]);
