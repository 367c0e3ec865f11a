import { z } from "zod";
import { Code } from "../appeal/terms.ts";
import { type Document, readDocument } from "../document.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import { responseParts, type Scheme } from "./scheme.ts";
import { Credit, share, Weights } from "./survey.ts";

const date = z.iso.date("no date, such as 2026-01-01");

/** A scheme in a file of its own. */
const SchemeFile = z.strictObject({
  id: Code,
  version: z.string().default("1"),
  from: date.optional(),
  to: date.optional(),
  summary: z.string().default(""),
  basis: z.string().default("the city's own"),
  weights: Weights,
  credit: Credit,
  partly: share.default(0),
  response: z.array(z.enum(responseParts)).min(1).default(["contacted"]),
});

/** Reads a scheme from a file; all that is wrong in it at once, each with its place. */
export const readScheme = (document: Document): Result<Scheme, readonly Problem[]> =>
  readDocument(document, SchemeFile);
