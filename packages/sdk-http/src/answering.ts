import { hashOf, no, ok, type Result } from "@swiftline/core";
import type { Replays } from "@swiftline/core/book";
import type { Principal } from "./authorize.ts";
import { tagSeen } from "./entity-tag.ts";
import { answeredOnce, onceKeyOf } from "./idempotency.ts";
import { problemResponse, type RequestProblem } from "./problem.ts";
import { readJson } from "./read-json.ts";
import { respond } from "./respond.ts";
import type { Input, Ports, Route } from "./route.ts";
import { queryOf, validator } from "./validate.ts";

interface Answering extends Ports {
  readonly replays: Replays;
  readonly requireIfMatch?: boolean;
}

/** What is known of a request before it is read. */
interface Admitted {
  readonly params: Readonly<Record<string, string>>;
  readonly principal: Principal;
}

/** How a route answers those who were admitted: read, hold against the schemas, carry out, once where a key says so. */
export function answering(route: Route, { replays, requireIfMatch = false, ...ports }: Answering) {
  const read = reading(route, requireIfMatch);

  async function carryOut(request: Request, input: Input<unknown, unknown, unknown>): Promise<Response> {
    const result = await route.run(ports, input);
    return result.ok ? respond(route, result.value, request) : problemResponse(result.reason, request);
  }

  return async (request: Request, admitted: Admitted): Promise<Response> => {
    const input = await read(request, admitted);
    if (!input.ok) return problemResponse(input.reason, request);
    const { once, principal: _, ...asked } = input.value;
    if (once === undefined) return carryOut(request, input.value);
    const answer = await answeredOnce(replays, { key: once, fingerprint: hashOf(asked), at: ports.now() }, () =>
      carryOut(request, input.value),
    );
    return answer.ok ? answer.value : problemResponse(answer.reason, request);
  };
}

/** Reads requests for a route, or says what is wrong with them. */
function reading(route: Route, requireIfMatch: boolean) {
  const validate = validator(route);
  return async (
    request: Request,
    { params, principal }: Admitted,
  ): Promise<Result<Input<unknown, unknown, unknown>, RequestProblem>> => {
    const seen = tagSeen(request);
    if (seen === undefined && route.takesIfMatch && requireIfMatch) return no({ code: "http/precondition-required" });
    const once = onceKeyOf(request, principal);
    if (!once.ok) return once;
    const body = route.method === "GET" ? ok(undefined) : await readJson(request);
    if (!body.ok) return body;
    const parts = validate({ params, query: queryOf(request.url), body: body.value });
    return parts.ok ? ok({ ...parts.value, principal, seen, once: once.value }) : parts;
  };
}
