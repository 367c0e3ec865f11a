import type { Refusal, Result } from "@swiftline/core";
import type { AppealList, ChangeFeed, Identities } from "@swiftline/core/book";
import type { Hotline } from "@swiftline/core/hotline";
import { z } from "zod";
import type { Principal, Scope } from "./authorize.ts";
import type { RequestProblem } from "./problem.ts";

/** What routes work with. The embedder fills it; time and chance come in here and nowhere else. */
export interface Ports {
  readonly hotline: Hotline;
  readonly list: AppealList;
  /** What happened, for those who follow; without it nobody can. */
  readonly changes?: ChangeFeed | undefined;
  /** Without it, an appeal that says who called is refused: an identity is never dropped in silence. */
  readonly identities?: Identities | undefined;
  /**
   * The number of a new appeal, given only once, with no space in it. The appeal is then `hotline:number`. `once` names a request that
   * must not register two: give it the same number again, and not even a server that was killed registers twice.
   */
  readonly newId: (once?: string) => string;
  /** Integer milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

/** A request that met its route's schemas, and who sent it. */
export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
  /** The tag of the answer that the sender has seen (`If-Match`), without its quotes; undefined where none is said, or any will do. */
  readonly seen?: string | undefined;
  /** Names the request, where its sender gave it a key: sent again, it has the same. */
  readonly once?: string | undefined;
}

/** What a route answers when all is well; the handler makes the response of it. */
export interface Answered<Answer> {
  readonly body: Answer;
  /** A strong validator, without its quotes: two answers with the same tag are the same byte for byte. */
  readonly etag?: string;
  /** Where what was made can be read, relative to the request: a host may have mounted us anywhere. */
  readonly location?: string;
  /** The cursor of the next page of a list. */
  readonly next?: string | undefined;
}

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
> {
  readonly method: Method;
  /** Parameters stand in braces, as in OpenAPI. */
  readonly path: Path;
  readonly summary: string;
  readonly scope: Scope;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The status of an answer when all is well. */
  readonly status: 200 | 201;
  readonly answer: Answer;
  /** Whether the sender may say by `If-Match` which state they have seen. */
  readonly takesIfMatch?: boolean;
  run(
    ports: Ports,
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Result<Answered<z.output<Answer>>, Refusal | RequestProblem>>;
}

export const defineRoute = <
  const Method extends "GET" | "POST",
  const Path extends `/${string}`,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  route: Route<Method, Path, Params, Query, Body, Answer>,
): Route<Method, Path, Params, Query, Body, Answer> => route;

/** For a route whose path or query takes no parameter; one that is sent all the same is a problem. */
export const noParameters = z.strictObject({});

/** For a route that reads no body. */
export const noBody = z.undefined();
