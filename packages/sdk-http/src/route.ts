import type { Refusal, Result } from "@swiftline/core";
import type { Actor } from "@swiftline/core/appeal";
import type { AppealList, ChangeFeed, Identities, TakenOver } from "@swiftline/core/book";
import type { Hotline } from "@swiftline/core/hotline";
import type { Figures } from "@swiftline/core/reporting";
import * as z from "zod";
import type { Principal, Scope } from "./authorize.ts";
import type { Operations } from "./operations/operations.ts";
import type { Preferences } from "./prefer.ts";
import type { RequestProblem } from "./problem.ts";
import type { Simulator } from "./simulations/simulator.ts";

/** What routes work with. The embedder fills it; time and chance come in here and nowhere else. */
export interface Ports {
  readonly hotline: Hotline;
  readonly list: AppealList;
  /** What happened, for those who follow; without it nobody can. */
  readonly changes?: ChangeFeed | undefined;
  /** What was counted, for reports and scores; without it there are none. */
  readonly figures?: Figures | undefined;
  /** Work that takes longer than a request may; without it there is none. */
  readonly operations?: Operations | undefined;
  /** What simulates cities, as operations; without it nobody can. */
  readonly simulator?: Simulator | undefined;
  /** Without it, an appeal that says who called is refused: an identity is never dropped in silence. */
  readonly identities?: Identities | undefined;
  /**
   * The number of a new appeal, given only once, with no space in it. The appeal is then `hotline:number`. `once` names a request that
   * must not register two: give it the same number again, and not even a server that was killed registers twice. Numbers that sort as
   * they were given are written fastest.
   */
  readonly newId: (once?: string) => string;
  /** Integer milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Whether requests may be sent here: not while the host ends, nor where it could not write. Always, when left out. */
  readonly isReady?: (() => boolean | Promise<boolean>) | undefined;
}

/** What a server may be without: it does not offer the routes that need it (501). */
export type OptionalPort = "changes" | "figures" | "operations" | "simulator" | "identities";
export type PortsWith<Needs extends OptionalPort> = Ports & {
  readonly [Port in Needs]: NonNullable<Ports[Port]>;
};

/** A request that met its route's schemas, and who sent it. */
export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
  /** The tag of the answer that the sender has seen (`If-Match`), without its quotes; undefined where none is said, or any will do. */
  readonly seen?: string | undefined;
  /** The key under which the request is carried out once, where its sender gave it one: sent again, it has the same. */
  readonly once?: string | undefined;
  /** Those who are gone had been at the same request: it may be done already. */
  readonly begun?: TakenOver | undefined;
  /** How a POST would rather be answered, where it says so. */
  readonly prefers?: Preferences | undefined;
}

/** What a route answers when all is well; the handler makes the response of it. */
export interface Answered<Answer> {
  readonly body: Answer;
  /** A strong validator, without its quotes: two answers with the same tag are the same byte for byte. */
  readonly etag?: string;
  /** In place of the route's own: 200 where what a 202 only promises is there already. */
  readonly status?: 200;
  /** After how many seconds it is worth to ask again. */
  readonly retryAfter?: number;
  /** Where what was made can be read, relative to the request: a host may have mounted us anywhere. */
  readonly location?: string;
  /** The cursor of the next page of a list. */
  readonly next?: string | undefined;
  /** What the request preferred and got, where the route itself saw to it (`Preference-Applied`). */
  readonly applied?: "respond-async";
}

/** One request, as it is sent, that its route answers well in the example city. It is published with its answer, and a test sends it. */
export interface Example<Params = unknown, Query = unknown, Body = unknown> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Who asks; the hotline when left out. */
  readonly by?: Actor;
  /** The routes whose own examples are sent first, so that there is something to ask about: `POST /v1/appeals`. */
  readonly after?: readonly string[];
}

/** How an answer travels. */
type Form = "json" | "ndjson";
type Given<Answers extends Form, Answer> = Answers extends "ndjson" ? AsyncIterable<readonly Answer[]> : Answer;

/**
 * One route. Everything about it is here; the handler, the types of the client, the scopes and the published schema derive
 * from it. `run` may trust that who asks was authorised and that every part met its schema.
 */
export interface Route<
  Method extends "GET" | "POST" = "GET" | "POST",
  Path extends `/${string}` = `/${string}`,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Answers extends Form = Form,
  Needs extends OptionalPort = never,
> {
  readonly method: Method;
  /** Parameters stand in braces, as in OpenAPI. */
  readonly path: Path;
  readonly summary: string;
  readonly scope: Scope;
  /** Without these ports the route is not offered, and `run` not called. */
  readonly needs?: readonly OptionalPort[];
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The status of an answer when all is well. */
  readonly status: 200 | 201 | 202;
  readonly answer: Answer;
  /** Whether the sender may say by `If-Match` which state they have seen. */
  readonly takesIfMatch?: boolean;
  /**
   * The body is NDJSON, and each of its lines a request of its own: `body` is the schema of a line, `run` is called for each, and
   * `status` and `answer` are those of one, which is answered by a line too: see `lineAnswer`. A line may name itself by its `key`.
   */
  readonly takes?: "ndjson";
  /** Why this server could never do what is asked, whoever asks: no key is used up for it, and nothing of it is kept. */
  barred?(ports: Ports, body: z.output<Body>): RequestProblem | undefined;
  /** What a line asks to be allowed, besides the scope of the route. */
  lineScope?(line: z.output<Body>): Scope;
  /** Lines with the same word are carried out in their order; all others side by side. */
  lineOrder?(line: z.output<Body>): string | undefined;
  /** The answer is NDJSON: `answer` is the schema of a line, and what `run` answers are lines, some at a time, as they are read. */
  readonly answers?: Answers;
  readonly example: Example<z.input<Params>, z.input<Query>, z.input<Body>>;
  /** The answer as a table, for a reader who asks for `text/csv`. */
  csv?(answer: z.output<Answer>): string;
  /** The tag of what `run` would answer, where that costs much more than its tag: who has it already is answered without it. */
  tag?(ports: PortsWith<Needs>, input: Input<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<string>;
  run(
    ports: PortsWith<Needs>,
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Result<Answered<Given<Answers, z.output<Answer>>>, Refusal | RequestProblem>>;
}

export const defineRoute = <
  const Method extends "GET" | "POST",
  const Path extends `/${string}`,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Answers extends Form = "json",
  Needs extends OptionalPort = never,
>(
  route: Route<Method, Path, Params, Query, Body, Answer, Answers, Needs> & { readonly needs?: readonly Needs[] },
): Route<Method, Path, Params, Query, Body, Answer, Answers, Needs> => route;

export const isOffered = ({ needs = [] }: Pick<Route, "needs">, ports: Ports): boolean =>
  needs.every((port) => ports[port] !== undefined);

/** For a route whose path or query takes no parameter; one that is sent all the same is a problem. */
export const noParameters = z.strictObject({});

/** For a route that reads no body. */
export const noBody = z.undefined();
