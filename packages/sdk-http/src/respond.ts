import { isKnown } from "./entity-tag.ts";
import { jsonResponse } from "./json-response.ts";
import type { Answered, Route } from "./route.ts";

/** Makes the response of what a route answered. A reader who has it already, by its tag, is told so (304). */
export function respond(
  route: Pick<Route, "method" | "status">,
  answered: Answered<unknown>,
  request: Request,
): Response {
  const headers = headersOf(answered, request);
  if (answered.etag !== undefined && route.method === "GET" && isKnown(request, answered.etag))
    return new Response(null, { status: 304, headers });
  return jsonResponse(answered.body, { status: route.status, headers });
}

function headersOf({ etag, location, next }: Answered<unknown>, request: Request): Readonly<Record<string, string>> {
  return {
    "cache-control": etag === undefined ? "no-store" : "private, no-cache",
    "x-content-type-options": "nosniff",
    ...(etag !== undefined && { etag: `"${etag}"` }),
    ...(location !== undefined && { location }),
    ...(next !== undefined && { link: `<${nextPage(request, next)}>; rel="next"` }),
  };
}

/** The same list with another cursor, as a reference that holds wherever a host has mounted us. */
function nextPage(request: Request, cursor: string): string {
  const { searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `?${searchParams}`;
}
