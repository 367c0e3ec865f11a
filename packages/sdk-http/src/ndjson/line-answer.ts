import * as z from "zod";
import { ProblemDocument } from "../problem.ts";

/** How one line of a body went: it has the answer of its request, or its problem. The answers come in the order of the lines. */
export const lineAnswer = <Answer extends z.ZodType>(answer: Answer) =>
  z.strictObject({
    /** Which line of the body, from 1; blank lines count. */
    line: z.int().min(1),
    /** The status that it would have as a request of its own. */
    status: z.int().min(200).max(599),
    answer: answer.optional(),
    /** It was carried out before, under the same key. */
    replayed: z.literal(true).optional(),
    problem: ProblemDocument.optional(),
  });

export interface LineAnswer {
  readonly line: number;
  readonly status: number;
  readonly answer?: unknown;
  readonly replayed?: true;
  readonly problem?: ProblemDocument;
}
