import { httpStatusOf, type Refusal, type RefusalCode } from "@swiftline/core/appeal";
import { headersCalled, ofEveryAnswer } from "./open-api-headers.ts";
import { httpProblems, type ProblemCode, ProblemDocument, type RequestProblem, toldProblem } from "./problem.ts";
import { problemsOf } from "./problems-of.ts";
import { type Json, referenceTo } from "./published-schemas.ts";
import { refusalTitle } from "./refusal-title.ts";
import type { Route } from "./route.ts";

const http = Object.entries(httpProblems).map(([code, { status, title }]) => ({ code, status, title }));
const refusals = Object.entries(httpStatusOf).map(([code, status]) => {
  const title = refusalTitle[code as RefusalCode].en;
  return { code, status, title };
});

/** The problems of some codes, by their status, the lowest first. */
function byStatus(codes: readonly ProblemCode[]) {
  const answered = new Set<string>(codes);
  const some = [...http, ...refusals].filter(({ code }) => answered.has(code));
  return [...Map.groupBy(some, ({ status }) => status)].toSorted(([one], [other]) => one - other);
}

/** The statuses by which a route can say no. */
export const problemStatusesOf = (route: Route): readonly number[] =>
  byStatus(problemsOf(route)).map(([status]) => status);

/** The same as responses of its operation. */
export const problemResponsesOf = (route: Route): Json =>
  Object.fromEntries(
    problemStatusesOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );

/** The responses to which the operations refer: one a status, with every code that any route answers by it. */
export const sharedProblems = (routes: readonly Route[]): Json =>
  Object.fromEntries(
    byStatus(routes.flatMap(problemsOf)).map(([status, some]) => [
      `Problem${status}`,
      {
        description: some.map(({ code, title }) => `- ${title}: \`${code}\``).join("\n"),
        headers: headersCalled(headersBy(status)),
        content: {
          "application/problem+json": {
            schema: referenceTo(ProblemDocument, "output"),
            example: exampleOf(status, some),
          },
        },
      },
    ]),
  );

/** Those who are not let in have no share, and after a failure nobody counts. */
const withoutShare: ReadonlySet<number> = new Set([401, 414, 431, 500]);
const passing: ReadonlySet<number> = new Set([409, 429, 503]);

const headersBy = (status: number) => [
  ...(withoutShare.has(status) ? (["x-request-id"] as const) : ofEveryAnswer),
  ...(passing.has(status) ? (["retry-after"] as const) : []),
  ...(status === 401 ? (["www-authenticate"] as const) : []),
  "content-language" as const,
];

/** One of the problems of a status where the first in the list is not the one that is met most. */
const examples: Readonly<Record<number, Refusal | RequestProblem>> = {
  400: { code: "http/invalid-request", errors: [{ detail: "is required", pointer: "/category" }] },
  404: { code: "appeal/unknown", appealId: "testville:404" },
  409: { code: "appeal/wrong-status", act: "sign", status: "closed", allowed: ["dispatched"] },
  422: { code: "city/unknown-category", category: "ufo" },
};

const exampleOf = (status: number, [first]: readonly { readonly code: string }[]): ProblemDocument => ({
  ...toldProblem(examples[status] ?? { code: first?.code as RequestProblem["code"] }),
  instance: "/v1/appeals",
  requestId: "4f1c2a",
});
