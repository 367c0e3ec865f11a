import { expect, test } from "vitest";
import * as z from "zod";
import { Event } from "../appeal/events.ts";
import { Instant } from "../appeal/terms.ts";
import { toldMoments } from "./told-moments.ts";

/** The fields of a schema, at any depth, and whether each holds a moment. */
function fieldsOf(schema: z.ZodType): readonly (readonly [name: string, isMoment: boolean])[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) return fieldsOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => fieldsOf(one as z.ZodType));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, field]) => [
    [name, isInstant(field)] as const,
    ...fieldsOf(field),
  ]);
}

const isInstant = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodOptional ? isInstant(schema.unwrap() as z.ZodType) : schema === Instant;

test("every moment of every event becomes text, and no other number does", () => {
  const fields = fieldsOf(Event);
  expect(fields.filter(([, isMoment]) => isMoment).length).toBeGreaterThan(40);
  for (const [name, isMoment] of fields)
    expect([name, toldMoments({ [name]: 1 }, String)[name]]).toEqual([name, isMoment ? "1" : 1]);
});

test("what lies deeper is told too, and everything else stays as it was", () => {
  const facts = { limit: { policy: "p", dueAt: 5 }, all: [{ at: 6, count: 7 }], none: null, text: "at" };
  expect(toldMoments(facts, (instant) => `T${instant}`)).toEqual({
    limit: { policy: "p", dueAt: "T5" },
    all: [{ at: "T6", count: 7 }],
    none: null,
    text: "at",
  });
});
