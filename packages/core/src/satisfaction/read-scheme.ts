import { type Document, readDocument } from "../document.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import type { Scheme } from "./scheme.ts";
import { SchemeFile } from "./scheme-file.ts";

/** Reads a scheme from a file; all that is wrong in it at once, each with its place. */
export const readScheme = (document: Document): Result<Scheme, readonly Problem[]> =>
  readDocument(document, SchemeFile);
