import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from "./routes/index.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
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
  options: CallOptions | undefined,
) => Promise<AnswerOf<Name>>;
