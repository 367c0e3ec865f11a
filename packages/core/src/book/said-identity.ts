import * as z from "zod";
import type { Identity } from "./ports.ts";

/** Who called, as they say it: as far as the city needs to know, and something at least. `nothing` is said where it is not. */
export const saidIdentity = (nothing: string) =>
  z
    .strictObject({
      name: z.string().min(1).max(200).optional(),
      phone: z.string().min(1).max(40).optional(),
      email: z.string().min(3).max(254).optional(),
      contact: z.string().min(1).max(500).optional(),
    })
    .refine((said) => Object.keys(said).length > 0, {
      error: nothing,
      when: ({ issues }) => issues.length === 0,
    }) satisfies z.ZodType<Identity>;
