import { httpStatusOf, type Refusal, type RefusalCode } from "@swiftline/core/appeal";
import { en, sayRefusal } from "@swiftline/core/text";
import { refusalTitle, refusedMember } from "./refusal-title.ts";

/** The problems that HTTP itself has, whatever the hotline says. */
export const httpProblems = {
  "http/malformed-json": { status: 400, title: "The body is not JSON" },
  "http/invalid-request": { status: 400, title: "The request is not what the route asks for" },
  "http/invalid-cursor": { status: 400, title: "The cursor does not belong to this list" },
  "http/not-authorized": { status: 401, title: "Not authorised" },
  "http/unknown-path": { status: 404, title: "There is nothing at this path" },
  "http/method-not-allowed": { status: 405, title: "The path does not know this method" },
  "http/body-too-large": { status: 413, title: "The body is too large" },
  "http/not-json": { status: 415, title: "The body must be sent as application/json" },
  "http/no-identities": { status: 422, title: "This server keeps no identities" },
  "http/internal": { status: 500, title: "Something went wrong on our side" },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type HttpProblemCode = keyof typeof httpProblems;

/** Every code that a problem of ours may carry. */
export type ProblemCode = HttpProblemCode | RefusalCode;

/** One thing that is wrong with a request, and where: a JSON Pointer into its body, or a parameter of its path or query. */
export interface ProblemPart {
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
}

/** Why a request could not be served, before or beside what the hotline says. */
export interface RequestProblem {
  readonly code: HttpProblemCode;
  readonly detail?: string;
  readonly errors?: readonly ProblemPart[];
}

/** A problem as it is sent (RFC 9457). `type` is relative to the server and as stable as `code`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The path of the request that met the problem. */
  readonly instance: string;
  readonly code: ProblemCode;
  readonly errors?: readonly ProblemPart[];
}

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
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
