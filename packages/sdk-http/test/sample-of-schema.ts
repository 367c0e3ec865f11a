import fc from "fast-check";

/** As much of JSON Schema as the routes publish. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly additionalProperties?: boolean | Schema;
}

/** Words that mean something to the test city, so that not everything is refused at its door. */
const words = fc.constantFrom(
  "testville",
  "testville:1",
  "testville:2",
  "roads",
  "desk",
  "streets-hole",
  "east",
  "duty",
);
const moment = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`);

/** Values that a published schema takes; what it cannot say (who knows which code) is left to the server to refuse. */
export function sampleOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, anyOf = schema.oneOf, properties, items } = schema;
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(sampleOf));
  if (properties !== undefined)
    return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sampleOf(one)])), {
      requiredKeys: [...(schema.required ?? [])],
    });
  if (type === "array")
    return fc.array(sampleOf(items ?? {}), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
    });
  if (type === "object") {
    const { additionalProperties: values } = schema;
    return fc.dictionary(words, typeof values === "object" ? sampleOf(values) : fc.jsonValue(), { maxKeys: 3 });
  }
  if (type === "integer")
    return fc.integer({ min: Math.max(schema.minimum ?? 0, -9), max: Math.min(schema.maximum ?? 9e9, 9e9) });
  if (type === "number") return fc.double({ min: schema.minimum ?? -180, max: schema.maximum ?? 180, noNaN: true });
  if (type === "boolean") return fc.boolean();
  if (schema.format === "date-time") return moment;
  if (type === "string") return fc.oneof(words, fc.string({ maxLength: Math.min(schema.maxLength ?? 40, 40) }));
  return fc.jsonValue();
}

/** What a schema takes, mostly what its example says, here and there something else: so that much of it is answered well. */
export function nearExample(schema: Schema, example: unknown): fc.Arbitrary<unknown> {
  if (example === undefined) return sampleOf(schema);
  const { properties = {} } = schema;
  const isRecord = typeof example === "object" && example !== null && !Array.isArray(example);
  if (!isRecord || schema.properties === undefined) return mostly(fc.constant(example), sampleOf(schema));
  const said = Object.entries(example).map(([name, value]) => [name, nearExample(properties[name] ?? {}, value)]);
  const others = Object.entries(properties).filter(([name]) => !(name in example));
  const another = others.map(([name, one]) => sampleOf(one).map((value) => ({ [name]: value })));
  return fc
    .tuple(fc.record(Object.fromEntries(said)), mostly(fc.constant({}), fc.oneof(fc.constant({}), ...another)))
    .map(([one, more]) => ({ ...one, ...more }));
}

/** Nine of ten are `usual`. */
export const mostly = <Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });
