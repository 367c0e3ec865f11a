import { hashOf, no, ok, type Result } from "@swiftline/core";
import type { Replays } from "@swiftline/core/book";
import type { Principal } from "./authorize.ts";
import { isWantedAsCsv, tagInForm } from "./csv-form.ts";
import { isKept, tagSeen } from "./entity-tag.ts";
import { answeredOnce, onceKeyOf } from "./idempotency.ts";
import { languageOf } from "./language.ts";
import type { Limits } from "./limits.ts";
import { ndjsonResponse } from "./ndjson/ndjson-response.ts";
import { preferencesOf } from "./prefer.ts";
import { problemResponse, type RequestProblem } from "./problem.ts";
import { readJson } from "./read-json.ts";
import { respond } from "./respond.ts";
import type { Input, Ports, Route } from "./route.ts";
import { queryOf, validator } from "./validate.ts";
import { within } from "./within.ts";

/** With what requests are answered, one or many at a time. */
export interface Answering extends Ports {
  readonly replays: Replays;
  readonly requireIfMatch?: boolean;
  readonly limits: Limits;
  readonly onError?: (error: unknown, request: Request) => void;
}

/** What is known of a request before it is read. */
export interface Admitted {
  readonly params: Readonly<Record<string, string>>;
  readonly principal: Principal;
}

type Lines = AsyncIterable<readonly unknown[]>;

/** How a route answers those who were admitted: read, hold against the schemas, carry out, once where a key says so. */
export function answering(route: Route, { replays, requireIfMatch = false, limits, onError, ...ports }: Answering) {
  const read = reading(route, ports, { requireIfMatch, limits });
  const patience = route.method === "GET" ? limits.answerMilliseconds : undefined;

  async function carryOut(request: Request, input: Input<unknown, unknown, unknown>): Promise<Response> {
    const tag = route.tag && (await route.tag(ports, input));
    const etag = tagInForm(tag, isWantedAsCsv(route, request));
    const has = etag !== undefined && isKept(request, etag);
    const result = has ? ok({ body: undefined }) : await route.run(ports, input);
    if (!result.ok) return problemResponse(result.reason, request);
    if (route.answers === "ndjson")
      return ndjsonResponse(result.value.body as Lines, { onError: (error) => onError?.(error, request) });
    return respond(route, { ...(etag !== undefined && { etag }), ...result.value }, request, input.prefers);
  }

  const carryOutInTime =
    patience === undefined
      ? carryOut
      : async (request: Request, input: Input<unknown, unknown, unknown>): Promise<Response> => {
          const answer = await within(patience, carryOut(request, input));
          return answer === "late" ? problemResponse({ code: "http/took-too-long" }, request) : answer;
        };

  return async (request: Request, admitted: Admitted): Promise<Response> => {
    const input = await read(request, admitted);
    if (!input.ok) return problemResponse(input.reason, request);
    if (input.value.once === undefined) return carryOutInTime(request, input.value);
    const { once, principal: _, prefers: __, ...asked } = input.value;
    const answer = await answeredOnce(replays, { key: once, fingerprint: hashOf(asked), at: ports.now() }, (begun) =>
      carryOut(request, { ...input.value, begun }),
    );
    return answer.ok ? answer.value : problemResponse(answer.reason, request);
  };
}

/** Reads requests for a route, or says what is wrong with them. */
function reading(
  route: Route,
  ports: Ports,
  { requireIfMatch, limits }: { readonly requireIfMatch: boolean; readonly limits: Limits },
) {
  const validate = validator(route);
  return async (
    request: Request,
    { params, principal }: Admitted,
  ): Promise<Result<Input<unknown, unknown, unknown>, RequestProblem>> => {
    const seen = tagSeen(request);
    if (seen === undefined && route.takesIfMatch && requireIfMatch) return no({ code: "http/precondition-required" });
    const once = onceKeyOf(request, principal);
    if (!once.ok) return once;
    const isRead = route.method === "GET";
    const body = isRead ? ok(undefined) : await readJson(request, limits);
    if (!body.ok) return body;
    const parts = validate({ params, query: queryOf(request.url), body: body.value }, () => languageOf(request));
    if (!parts.ok) return parts;
    const barred = route.barred?.(ports, parts.value.body);
    if (barred !== undefined) return no(barred);
    return ok({
      ...parts.value,
      principal,
      seen,
      once: once.value,
      prefers: isRead ? undefined : preferencesOf(request),
    });
  };
}
