import { ok, type Result } from "@swiftline/core";
import * as z from "zod";
import type { Admitted } from "../answering.ts";
import { onceKeyOf } from "../idempotency.ts";
import { languageOf } from "../language.ts";
import { problemResponse, type RequestProblem } from "../problem.ts";
import { encodingProblem } from "../read-body.ts";
import { jsonIn, sentAs } from "../read-json.ts";
import type { Route } from "../route.ts";
import { queryOf, validator } from "../validate.ts";
import { carryingOut, type LineOptions, type ReadLine } from "./carry-out-line.ts";
import { linesOf } from "./lines-of.ts";
import { ndjsonResponse } from "./ndjson-response.ts";
import { sideBySide } from "./side-by-side.ts";

/** How a route that takes NDJSON answers those who were admitted: each line as a request of its own, by a line. */
export function answeringLines(route: Route, options: LineOptions) {
  const { limits, onError } = options;
  const validate = validator(route);
  const validateHead = validator({ ...route, body: z.undefined() });

  async function* read(request: Request, { params }: Admitted): AsyncGenerator<ReadLine> {
    for await (const { line, said } of linesOf(request.body, limits)) {
      const json = said.ok ? jsonIn(said.value, limits) : said;
      const parts = json.ok ? validate({ params, query: {}, body: json.value }, () => languageOf(request)) : json;
      yield { line, said: parts.ok ? ok(parts.value.body as object) : parts };
    }
  }

  return async (request: Request, admitted: Admitted): Promise<Response> => {
    const { params, principal } = admitted;
    const once = onceKeyOf(request, principal);
    const head = validateHead({ params, query: queryOf(request.url), body: undefined }, () => languageOf(request));
    const wrong = encodingProblem(request) ?? typeProblem(request) ?? reasonOf(head) ?? reasonOf(once);
    if (wrong !== undefined || !once.ok) return problemResponse(wrong ?? { code: "http/internal" }, request);
    const left = new AbortController();
    const leave = (): void => left.abort();
    request.signal.addEventListener("abort", leave);
    const lines = sideBySide(read(request, admitted), {
      carryOut: carryingOut(route, options, { ...admitted, request, once: once.value }),
      inOrder: ({ said }) => (said.ok ? route.lineOrder?.(said.value) : undefined),
      stopped: left.signal,
    });
    return ndjsonResponse(lines, { onCancel: leave, onError: (error) => onError?.(error, request) });
  };
}

const reasonOf = (result: Result<unknown, RequestProblem>): RequestProblem | undefined =>
  result.ok ? undefined : result.reason;

const NDJSON_TYPE = /^application\/(x-)?(ndjson|jsonl|jsonlines)\s*(;|$)/i;

function typeProblem({ headers }: Request): RequestProblem | undefined {
  const type = headers.get("content-type");
  if (type !== null && NDJSON_TYPE.test(type)) return undefined;
  return { code: "http/not-ndjson", detail: sentAs(type) };
}
