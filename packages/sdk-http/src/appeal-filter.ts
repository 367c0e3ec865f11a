import { ok, type Result } from "@swiftline/core";
import { appealStatuses, Code } from "@swiftline/core/appeal";
import type { AppealFilter } from "@swiftline/core/book";
import * as z from "zod";
import { type Asking, codesListed } from "./asked-codes.ts";
import type { RefusedQuery, RequestProblem } from "./problem.ts";
import { trueOrFalse } from "./true-or-false.ts";
import { confidentialListed } from "./visibility.ts";

/** One to ten words, so that no search takes long, with a letter or a digit somewhere. */
const WORDS = /^(?=[\s\S]*[\p{L}\p{N}])\s*(?:\S+\s+){0,9}\S+\s*$/u;

/** Words that must stand in the text or the address of an appeal: all of them, and those in quotes as they follow each other. */
const Words = z.string().max(200).regex(WORDS, "one to ten words can be searched for");

/** Which appeals are asked for, as it stands in a query. */
export const AppealQuery = z.strictObject({
  q: Words.optional(),
  open: trueOrFalse.optional(),
  status: z.enum(appealStatuses).optional(),
  agency: Code.optional(),
  category: Code.optional(),
  area: Code.optional(),
});

/** Which appeals are shown to whoever asks for these. */
export function filterFor(
  { q, ...asked }: z.output<typeof AppealQuery>,
  asking: Asking,
): Result<AppealFilter, RefusedQuery | RequestProblem> {
  const codes = codesListed(asked, asking);
  if (!codes.ok) return codes;
  return ok({ ...codes.value, words: q, confidential: confidentialListed(asking.actor) });
}
