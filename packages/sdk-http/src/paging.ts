import { z } from "zod";

export const USUAL_LIMIT = 50;
const MOST = 200;

/** How many are answered at most, as it stands in a query. */
export const pageLimit = z
  .string()
  .regex(/^\d{1,9}$/, "the limit is a whole number")
  .transform(Number)
  .pipe(z.int().min(1).max(MOST));
