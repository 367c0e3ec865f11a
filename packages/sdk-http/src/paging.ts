import { z } from "zod";

export const USUAL_LIMIT = 50;

/** How many are answered at most, as it stands in a query. */
export const pageLimit = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/, "a whole number from 1 to 200")
  .transform(Number);

/** Which page of a list, as it stands in a query: how many, and behind which cursor. */
export const pageQuery = { limit: pageLimit.optional(), cursor: z.string().max(400).optional() } as const;
