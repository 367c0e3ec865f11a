/** `If-None-Match` compares weakly (RFC 9110, 13.1.2), and none of our tags has a comma in it. */
export function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  return known.some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === `"${etag}"`);
}

/**
 * The tag of the state that the sender has seen, without its quotes; undefined where none is said or any will do (`*`). `If-Match`
 * compares strongly (RFC 9110, 13.1.1): a weak tag, or a list of several, is no state of ours and matches none.
 */
export function tagSeen(request: Request): string | undefined {
  const tag = request.headers.get("if-match")?.trim();
  if (tag === undefined || tag === "*") return undefined;
  return /^"([^"]*)"$/.exec(tag)?.[1] ?? tag;
}
