import { answerWith, type Head } from "./answer-with.ts";
import { CSV, isWantedAsCsv } from "./csv-form.ts";
import { isKnown } from "./entity-tag.ts";
import { jsonResponse } from "./json-response.ts";
import { appliedOf, type Preferences } from "./prefer.ts";
import type { Answered, Route } from "./route.ts";

/** Makes the response of what a route answered. A reader who has it already, by its tag, is told so (304). Of a
 * write they need not get the state that it made, if they would rather not. */
export function respond(
  route: Pick<Route, "method" | "status" | "csv">,
  answered: Answered<unknown>,
  request: Request,
  prefers?: Preferences,
): Response {
  const isMinimal = prefers?.return === "minimal" && answered.etag !== undefined;
  const headers = {
    ...headersOf(answered, request),
    ...appliedOf(prefers, { ...answered, isMinimal }),
    ...(route.csv !== undefined && { vary: "accept" }),
  };
  if (answered.etag !== undefined && route.method === "GET" && isKnown(request, answered.etag))
    return answerWith(null, { status: 304, headers });
  if (isMinimal) return answerWith(null, { status: route.status === 200 ? 204 : route.status, headers });
  if (isWantedAsCsv(route, request))
    return answerWith(route.csv?.(answered.body) ?? null, {
      status: route.status,
      headers: { ...headers, "content-type": `${CSV}; charset=utf-8` },
    });
  return jsonResponse(answered.body, { status: answered.status ?? route.status, headers });
}

function headersOf({ etag, location, next, retryAfter }: Answered<unknown>, request: Request): Head["headers"] {
  return {
    "cache-control": etag === undefined ? "no-store" : "private, no-cache",
    ...(etag !== undefined && { etag: `"${etag}"` }),
    ...(location !== undefined && { location }),
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    ...(next !== undefined && { link: `<${nextPage(request, next)}>; rel="next"` }),
  };
}

/** The same list with another cursor, as a reference that holds wherever a host has mounted us. */
function nextPage(request: Request, cursor: string): string {
  const { searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `?${searchParams}`;
}
