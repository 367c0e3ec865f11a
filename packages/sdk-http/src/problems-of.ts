import { httpStatusOf, type RefusalCode } from "@swiftline/core/appeal";
import { namesIn } from "./names-in.ts";
import { type HttpProblemCode, httpProblems, type ProblemCode } from "./problem.ts";
import type { Route } from "./route.ts";

type Holds = (route: Route) => boolean;

const always: Holds = () => true;
const never: Holds = () => false;
const reads: Holds = ({ method }) => method === "GET";
const takesBody: Holds = ({ method }) => method === "POST";
const takesLines: Holds = ({ takes }) => takes === "ndjson";
/** Of lines, what is wrong with one is told in its place in the answer. */
const takesJson: Holds = (route) => takesBody(route) && !takesLines(route);
const takesIfMatch: Holds = (route) => takesJson(route) && route.takesIfMatch === true;
const isFor =
  (...scopes: readonly Route["scope"][]): Holds =>
  (route) =>
    scopes.includes(route.scope);
/** What tells the hotline of an appeal, or has an act done to one; in earnest or not. */
const orders: Holds = (route) =>
  takesJson(route) && (route.scope.startsWith("acts:") || route.scope === "routing:decide");
const leadsTo =
  (parameter: string): Holds =>
  ({ params }) =>
    namesIn(params).includes(parameter);
const asksBy =
  (parameter: string): Holds =>
  ({ query }) =>
    namesIn(query).includes(parameter);
const says =
  (member: string): Holds =>
  (route) =>
    takesJson(route) && namesIn(route.body).includes(member);
const isAt =
  (end: string): Holds =>
  ({ path }) =>
    path.endsWith(end);

/** Which routes can answer a problem of HTTP. */
const http: Readonly<Record<HttpProblemCode, Holds>> = {
  "http/malformed-json": takesJson,
  "http/invalid-request": always,
  "http/invalid-cursor": asksBy("cursor"),
  "http/invalid-idempotency-key": takesBody,
  "http/broken-off": takesJson,
  "http/unreadable-url": always,
  "http/nested-too-deep": takesJson,
  "http/not-authorized": always,
  "http/forbidden": always,
  "http/caller-withheld": isFor("identities:read", "identities:erase"),
  /** A path with an empty name in it, or with the name of something that is not there. */
  "http/unknown-path": ({ params }) => namesIn(params).length > 0,
  "http/method-not-allowed": never,
  "http/slow-body": takesJson,
  "http/unknown-operation": leadsTo("operationId"),
  "http/in-flight": takesJson,
  "http/operation-not-over": isAt("/result"),
  "http/operation-without-result": isAt("/result"),
  "http/caller-needed": isFor("identities:erase"),
  "http/precondition-failed": takesIfMatch,
  "http/body-too-large": takesJson,
  "http/url-too-long": always,
  "http/not-json": takesJson,
  "http/not-ndjson": takesLines,
  "http/encoded-body": takesBody,
  "http/key-of-another": takesJson,
  "http/no-identities": says("caller"),
  "http/cannot-be-simulated": says("scenario"),
  "http/too-much-work": says("scenario"),
  "http/precondition-required": takesIfMatch,
  "http/too-many-requests": always,
  "http/headers-too-large": always,
  /** An operation tells of it, and is itself read well. */
  "http/operation-broke-off": never,
  "http/internal": always,
  "http/not-offered": ({ needs = [] }) => needs.length > 0,
  "http/too-busy": always,
  "http/still-indexing": ({ answers }) => answers === "ndjson",
  "http/not-ready": always,
  "http/took-too-long": reads,
};

/** Which routes can answer what the hotline refuses; the others are those that order something of it. */
const refusals: Readonly<Partial<Record<RefusalCode, Holds>>> = {
  "appeal/unknown": leadsTo("appealId"),
  "appeal/changed": takesIfMatch,
  "city/unknown-agency": (route) => orders(route) || asksBy("agency")(route) || asksBy("whyNot")(route),
  "city/unknown-category": (route) => orders(route) || asksBy("category")(route),
  "city/unknown-area": (route) => orders(route) || asksBy("area")(route),
};

const codesOf = <Code extends string>(record: Readonly<Record<Code, unknown>>): readonly Code[] =>
  Object.keys(record) as Code[];

/** Every problem that a route can answer; what comes by lines is told in its answer. */
export const problemsOf = (route: Route): readonly ProblemCode[] => [
  ...codesOf(httpProblems).filter((code) => http[code](route)),
  ...codesOf(httpStatusOf).filter((code) => (refusals[code] ?? orders)(route)),
];
