import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from "./routes/index.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface ReadOptions extends CallOptions {
  /**
   * What the same question was answered with before, by this client: that very object, no copy of it. Where it is still so, it is
   * answered again, and the server sends nothing but that.
   */
  readonly known?: object;
}

export interface WriteOptions extends CallOptions {
  /**
   * Under which key it is carried out once, however often it is sent: 1 to 255 characters of ASCII. A program that keeps it can send again
   * what it had sent before it was stopped. Each call has a key of its own when it is left out.
   */
  readonly key?: string;
}

/** The parts of a request that a route takes. */
export interface Sent<Name extends RouteName> {
  readonly params?: ParamsOf<Name>;
  readonly query?: QueryOf<Name> | undefined;
  readonly body?: BodyOf<Name>;
  /** In the place of a body: lines of NDJSON. */
  readonly lines?: string;
  /** Names the request; one that nobody sends again gets a key of its own. */
  readonly key?: string;
}

/** Sends a request of a route, and reads its answer. */
export type Call = <Name extends RouteName>(
  name: Name,
  sent: Sent<Name>,
  options: (ReadOptions & WriteOptions) | undefined,
) => Promise<AnswerOf<Name>>;
