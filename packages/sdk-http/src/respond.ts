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
  const headers = headersOf(answered, request);
  if (prefers !== undefined) Object.assign(headers, appliedOf(prefers, { ...answered, isMinimal }));
  if (route.csv !== undefined) headers.vary = "accept";
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

type Told = Record<string, string> & Head["headers"];

function headersOf({ etag, location, next, retryAfter }: Answered<unknown>, request: Request): Told {
  const headers: Told = {
    "cache-control": etag === undefined ? "no-store" : "private, no-cache",
  };
  if (etag !== undefined) headers.etag = `"${etag}"`;
  if (location !== undefined) headers.location = location;
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  if (next !== undefined) headers.link = `<${nextPage(request, next)}>; rel="next"`;
  return headers;
}

/** The same list with another cursor, as a reference that holds wherever a host has mounted us. */
function nextPage(request: Request, cursor: string): string {
  const { searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `?${searchParams}`;
}
