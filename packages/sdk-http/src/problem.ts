import { httpStatusOf, type Refusal, type RefusalCode } from "@swiftline/core/appeal";
import { en, sayRefusal } from "@swiftline/core/text";
import { z } from "zod";
import { jsonResponse } from "./json-response.ts";
import { refusalTitle, refusedMember } from "./refusal-title.ts";

/** The problems that HTTP itself has, whatever the hotline says. */
export const httpProblems = {
  "http/malformed-json": { status: 400, title: "The body is not JSON" },
  "http/invalid-request": { status: 400, title: "The request is not what the route asks for" },
  "http/invalid-cursor": { status: 400, title: "The cursor does not belong to this list" },
  "http/invalid-idempotency-key": { status: 400, title: "The idempotency key cannot be read" },
  "http/not-authorized": { status: 401, title: "Not authorised" },
  "http/forbidden": { status: 403, title: "This is not yours to do" },
  "http/unknown-path": { status: 404, title: "There is nothing at this path" },
  "http/method-not-allowed": { status: 405, title: "The path does not know this method" },
  "http/in-flight": { status: 409, title: "The same request is still being carried out" },
  "http/precondition-failed": { status: 412, title: "The appeal is not what you have seen" },
  "http/precondition-required": { status: 428, title: "Say which version you have seen" },
  "http/body-too-large": { status: 413, title: "The body is too large" },
  "http/not-json": { status: 415, title: "The body must be sent as application/json" },
  "http/key-of-another": { status: 422, title: "The idempotency key was sent with another request" },
  "http/no-identities": { status: 422, title: "This server keeps no identities" },
  "http/not-offered": { status: 501, title: "This server does not offer that" },
  "http/internal": { status: 500, title: "Something went wrong on our side" },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[];

export type HttpProblemCode = keyof typeof httpProblems;

/** Every code that a problem of ours may carry. */
export type ProblemCode = HttpProblemCode | RefusalCode;

/** One thing that is wrong with a request, and where: a JSON Pointer into its body, or a parameter of its path or query. */
export const ProblemPart = z.strictObject({
  detail: z.string(),
  pointer: z.string().optional(),
  parameter: z.string().optional(),
});
export type ProblemPart = z.infer<typeof ProblemPart>;

/** Why a request could not be served, before or beside what the hotline says. */
export interface RequestProblem {
  readonly code: HttpProblemCode;
  readonly detail?: string;
  readonly errors?: ProblemPart[];
}

/** A problem as it is sent (RFC 9457). `type` is relative to the server and as stable as `code`; `instance` is the path of the request. */
export const ProblemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.enum([...keysOf(httpProblems), ...keysOf(httpStatusOf)]),
  errors: z.array(ProblemPart).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** The page that explains a code: `appeal/unknown` is at `/problems/appeal-unknown`. */
export const problemTypeOf = (code: ProblemCode): string => `/problems/${code.replace("/", "-")}`;

const isRequestProblem = (reason: Refusal | RequestProblem): reason is RequestProblem => reason.code in httpProblems;

function contentOf(reason: Refusal | RequestProblem): Omit<ProblemDocument, "type" | "instance"> {
  if (isRequestProblem(reason)) return { ...httpProblems[reason.code], ...reason };
  const { code } = reason;
  const detail = sayRefusal(reason, en);
  const member = refusedMember[code];
  const errors = member === undefined ? {} : { errors: [{ detail, pointer: `/${member}` }] };
  return { title: refusalTitle[code], status: httpStatusOf[code], detail, code, ...errors };
}

/** Says what is wrong with `request` as the problem that its sender reads. */
function problemOf(reason: Refusal | RequestProblem, request: Request): ProblemDocument {
  return { type: problemTypeOf(reason.code), instance: new URL(request.url).pathname, ...contentOf(reason) };
}

/** Answers a request with a problem. */
export function problemResponse(
  reason: Refusal | RequestProblem,
  request: Request,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = problemOf(reason, request);
  return jsonResponse(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
