import type { Identity, Problem } from "@swiftline/core";
import { z } from "zod";
import type { NameOf } from "./said.ts";

/** Who called, as far as the city needs to know it. */
const Caller = z
  .strictObject({
    name: z.string().min(1).max(200).optional(),
    phone: z.string().min(1).max(40).optional(),
    email: z.string().min(3).max(254).optional(),
    contact: z.string().min(1).max(500).optional(),
  })
  .refine((said) => Object.keys(said).length > 0, {
    error: "says nothing: name, phone, email or contact, or leave it out",
    when: ({ issues }) => issues.length === 0,
  }) satisfies z.ZodType<Identity>;

/** A caller is named by what they said of themselves, which is to be kept apart, or by the reference to what is kept. */
export function readCaller(
  said: unknown,
  nameOf: NameOf,
): {
  readonly identity: Identity | undefined;
  readonly reference: unknown;
  readonly problems: readonly Problem[];
} {
  if (typeof said !== "object" || said === null) return { identity: undefined, reference: said, problems: [] };
  const read = Caller.safeParse(said);
  if (read.success) return { identity: read.data, reference: undefined, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => ({
    code: "flag/invalid",
    field: nameOf(["caller", ...path].join(".")),
    message,
  }));
  return { identity: undefined, reference: undefined, problems };
}
