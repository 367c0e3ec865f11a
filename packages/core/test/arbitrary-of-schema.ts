import fc from "fast-check";
import type * as z from "zod";

/** What stands under a field's name; undefined leaves it to the schema. */
export type Known = (field: string) => fc.Arbitrary<unknown> | undefined;

/**
 * Values that a schema accepts, of the parts that commands and events are made of. A text with a pattern of its own is only
 * drawn where `known` names its field. Throws on a part that it does not know, so that a new one is not left out unseen.
 */
export function arbitraryOf<Value>(schema: z.ZodType<Value>, known: Known): fc.Arbitrary<Value> {
  return partOf(schema as unknown as z.core.$ZodTypes, known) as fc.Arbitrary<Value>;
}

function partOf(schema: z.core.$ZodTypes, known: Known): fc.Arbitrary<unknown> {
  const inner = (part: z.core.$ZodType) => partOf(part as z.core.$ZodTypes, known);
  const { def } = schema._zod;
  switch (def.type) {
    case "object": {
      const fields = Object.entries(def.shape).map(([field, part]) => [field, fieldOf(field, part, known)]);
      return fc.record(Object.fromEntries(fields)).map(withoutUndefined);
    }
    case "literal":
      return fc.constantFrom(...def.values);
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "union":
      return fc.oneof(...def.options.map(inner));
    case "optional":
      return fc.option(inner(def.innerType), { nil: undefined });
    case "readonly":
      return inner(def.innerType);
    case "array":
      return fc.array(inner(def.element), { minLength: 2, maxLength: 3 });
    case "record":
      return fc.dictionary(fc.constantFrom("depth", "floor"), inner(def.valueType), { maxKeys: 2 });
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.integer({ min: -90, max: 90 });
    case "string":
      return fc.constantFrom("", "a hole", "有个坑");
    default:
      throw new Error(`no values are known for a schema of type ${def.type}`);
  }
}

function fieldOf(field: string, part: z.core.$ZodType, known: Known): fc.Arbitrary<unknown> {
  const named = known(field);
  if (named === undefined) return partOf(part as z.core.$ZodTypes, known);
  const { def } = (part as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return fc.option(fieldOf(field, def.innerType, known), { nil: undefined });
  return def.type === "array" ? fc.array(named, { minLength: 2, maxLength: 3 }) : named;
}

const withoutUndefined = (record: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
