import { hashOf } from "@swiftline/core";

/** A strong tag of an answer, by what it is made of. */
export const tagOf = (content: unknown): string => hashOf(content).slice(0, 16);

const tagsKnown = (request: Request): readonly string[] =>
  (request.headers.get("if-none-match")?.split(",") ?? []).map((tag) => tag.trim());

/** Whether the sender has the answer of this very tag. `If-None-Match` compares weakly (RFC 9110, 13.1.2), and no tag of ours has a comma. */
export const isKept = (request: Request, etag: string): boolean =>
  tagsKnown(request).some((tag) => tag.replace(/^W\//, "") === `"${etag}"`);

/** Whether the sender has the answer, by its tag or because any will do (`*`). */
export const isKnown = (request: Request, etag: string): boolean =>
  tagsKnown(request).includes("*") || isKept(request, etag);

/**
 * The tag of the state that the sender has seen, without its quotes; undefined where none is said or any will do (`*`). `If-Match`
 * compares strongly (RFC 9110, 13.1.1): a weak tag, or a list of several, is no state of ours and matches none.
 */
export function tagSeen(request: Request): string | undefined {
  const tag = request.headers.get("if-match")?.trim();
  if (tag === undefined || tag === "*") return undefined;
  return /^"([^"]*)"$/.exec(tag)?.[1] ?? tag;
}
