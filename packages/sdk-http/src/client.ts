import type { CallOptions, ReadOptions, Sent, WriteOptions } from "./client-call.ts";
import { type AppealViews, appealViews, type FiguresClient, figuresClient } from "./client-figures.ts";
import { linesIn, sendEach } from "./client-lines.ts";
import { everyOf } from "./client-pages.ts";
import { isProblemError, ProblemError, problemIn } from "./client-problem.ts";
import { type SimulationsClient, simulationsClient } from "./client-simulations.ts";
import { isFinal, isPassing, pause, pauseAfter, persistently } from "./client-tries.ts";
import type { LineAnswer } from "./ndjson/line-answer.ts";
import type { ActBody, HttpAct } from "./routes/http-acts.ts";
import type { AnswerOf, BodyOf, QueryOf, RouteName } from "./routes/index.ts";

export type { CallOptions, ReadOptions, WriteOptions } from "./client-call.ts";
export type {
  ClocksExplained,
  FollowUpDue,
  League,
  Report,
  ReportId,
  RouteExplained,
  SchemeId,
  ScoreExplained,
  Supervised,
  Timeline,
  Waiting,
} from "./client-figures.ts";
export { isProblemError, ProblemError } from "./client-problem.ts";
export type { OperationTold, RemoteSimulation, SimulationAsked, SimulationFound } from "./client-simulations.ts";

export type Health = AnswerOf<"GET /v1/health">;
/** What is told of an appeal that is to be registered. Its id and time are the server's to give. */
export type NewAppeal = BodyOf<"POST /v1/appeals">;
export type PublicAppeal = AnswerOf<"GET /v1/appeals/{appealId}">;
export type CallerRead = AnswerOf<"GET /v1/appeals/{appealId}/caller">;
export type CallerErased = AnswerOf<"POST /v1/appeals/{appealId}/caller/erasure">;
export type AppealPage = AnswerOf<"GET /v1/appeals">;
export type ListedAppeal = AppealPage["appeals"][number];
/** An event of the log, in the envelope of CloudEvents 1.0. */
export type Happened = EventPage["events"][number];
export type EventPage = AnswerOf<"GET /v1/events">;
/** From behind which cursor, `now` for what is yet to happen; how many appends. */
export type EventQuery = QueryOf<"GET /v1/events">;
export interface Follow extends CallOptions {
  /** Where to go on; `now` begins with what is yet to happen. From the first event on when left out. */
  readonly cursor?: string;
  /** How long to wait, in milliseconds, before one looks again where nothing new had happened; 1,000 when left out. */
  readonly every?: number;
}
export type CityLists = AnswerOf<"GET /v1/city">;
/** What an appeal is about. */
export type Matter = BodyOf<"POST /v1/routing/decisions">;
export type DuePage = AnswerOf<"GET /v1/clocks/due">;
/** Before which moment, RFC 3339 with an offset; of which agency; how many. */
export type DueQuery = Omit<QueryOf<"GET /v1/clocks/due">, "before"> & { readonly before?: string };
/** Which appeals, those with which words (`q`), how many a page (at most 200), and behind which cursor. */
export type AppealQuery = QueryOf<"GET /v1/appeals">;
/** Appeals to register and acts to do, many at once. Under its `key` a line is carried out once, however often it is sent. */
export type AppealLine = BodyOf<"POST /v1/bulk/appeals">;
export type ActLine = BodyOf<"POST /v1/bulk/acts">;
/** How one of many went: its answer, or its problem. `line` counts from 1 over all that were given. */
export interface LineWritten extends LineAnswer {
  readonly answer?: AnswerOf<"POST /v1/bulk/appeals">;
}
type Many<Line> = AsyncIterable<Line> | Iterable<Line>;

export interface ClientOptions {
  /** Where the handler is mounted, such as `https://city.example/hotline`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /**
   * How often a request is sent again that could not be answered (no connection, or one that broke off within the answer; status 429,
   * 502, 503, 504; or 409 where the server is still at it), 2 when left out. That is safe: what writes carries an idempotency key, so it
   * is carried out once.
   */
  readonly retries?: number;
  /** Sent with every request: whatever the server's `authorize` wants to see. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ActOptions extends WriteOptions {
  /**
   * The appeal as a method of this client answered it: that very object, no copy of it. Where the appeal has been changed since, nothing is
   * done: status 412.
   */
  readonly seen?: PublicAppeal;
}

/** Every method throws a {@link ProblemError} where the server says no, and what `fetch` throws where it cannot be reached. */
export interface Client extends FiguresClient, SimulationsClient {
  readonly health: (options?: CallOptions) => Promise<Health>;
  /** The lists whose codes an appeal is made of. */
  readonly city: (options?: ReadOptions) => Promise<CityLists>;
  /** Where an appeal would go, by which rules and with which limit; nothing is written. */
  readonly decide: (matter: Matter, options?: CallOptions) => Promise<PublicAppeal>;
  readonly events: {
    /** The events behind a cursor, and the cursor behind them. */
    readonly read: (query?: EventQuery, options?: CallOptions) => Promise<EventPage>;
    /**
     * Every event behind a cursor as it happens, until whoever waits for it gives up; keep the cursor to go on from there. Once it has
     * met the server, it waits for one that is gone.
     */
    readonly follow: (follow?: Follow) => AsyncIterableIterator<{ readonly event: Happened; readonly cursor: string }>;
  };
  readonly appeals: AppealViews & {
    readonly register: (appeal: NewAppeal, options?: WriteOptions) => Promise<PublicAppeal>;
    /** Does an act to an appeal: `act("nyc:A-1", "sign", {})`. */
    readonly act: <Name extends HttpAct>(
      appealId: string,
      act: Name,
      body: ActBody<Name>,
      options?: ActOptions,
    ) => Promise<PublicAppeal>;
    readonly get: (appealId: string, options?: ReadOptions) => Promise<PublicAppeal>;
    /** Who called. It is put on record who asks, and for what purpose. */
    readonly caller: (appealId: string, purpose: string, options?: CallOptions) => Promise<CallerRead>;
    /** Erases who called, for ever; where an appeal of theirs is open, only with `evenOpen`. It is put on record who did, and what for. */
    readonly eraseCaller: (
      appealId: string,
      body: BodyOf<"POST /v1/appeals/{appealId}/caller/erasure">,
      options?: WriteOptions,
    ) => Promise<CallerErased>;
    /** Open appeals that are due before a moment, soonest first; those that are overdue when it is left out. */
    readonly due: (query?: DueQuery, options?: CallOptions) => Promise<DuePage>;
    /** One page, newest first; send its `next` as `cursor`, with the same filter, to get the next. */
    readonly list: (query?: AppealQuery, options?: CallOptions) => Promise<AppealPage>;
    /** Every appeal of a list; pages are fetched as they are needed. */
    readonly all: (query?: AppealQuery, options?: CallOptions) => AsyncIterableIterator<ListedAppeal>;
    /** The same in one answer, as it comes. */
    readonly export: (
      query?: QueryOf<"GET /v1/bulk/appeals">,
      options?: CallOptions,
    ) => AsyncIterableIterator<ListedAppeal>;
    /**
     * Registers appeals without end, some hundred a request, and tells of each in its order: a line that is refused throws nothing. Where an
     * answer breaks off, its request is sent again as often as any other; none is registered twice.
     */
    readonly registerMany: (appeals: Many<AppealLine>, options?: CallOptions) => AsyncIterableIterator<LineWritten>;
    /** Does acts in the same way; those to one appeal are done in their order. */
    readonly actMany: (acts: Many<ActLine>, options?: CallOptions) => AsyncIterableIterator<LineWritten>;
  };
}

/** Whatever one of the methods may be asked with. */
type Asking = ActOptions & ReadOptions;

/** Takes an answer whose lines are read later. */
const asItComes = async (response: Response): Promise<Response> => response;

/** A client of the hotline: the types of its routes and `fetch`, nothing else. */
export function createClient({
  baseUrl,
  fetch: send = globalThis.fetch,
  headers = {},
  retries = 2,
}: ClientOptions): Client {
  const base = baseUrl.replace(/(?<!\/)\/+$/, "");
  /** By which tags the answers came. */
  const tags = new WeakMap<object, string>();

  function tagOf(answer: object | undefined, option: string): string | undefined {
    const tag = answer && tags.get(answer);
    if (answer === undefined || tag !== undefined) return tag;
    throw new TypeError(
      `\`${option}\` is no answer of this client: give the very object that one of its methods answered, no copy`,
    );
  }

  async function ask<Name extends RouteName, Value>(
    name: Name,
    { params = {} as never, query, body, lines = body && JSON.stringify(body), key }: Sent<Name>,
    take: (response: Response) => Promise<Value>,
    { signal, seen, known, key: ownKey = key }: Asking = {},
  ): Promise<Value> {
    const [method, path] = name.split(" ") as [string, string];
    const [stateSeen, stateKnown] = [tagOf(seen, "seen"), tagOf(known, "known")];
    const request = {
      method,
      headers: {
        accept: "application/json, application/x-ndjson",
        ...headers,
        ...(lines && {
          "content-type": body ? "application/json" : "application/x-ndjson",
          "idempotency-key": ownKey ?? newKey(),
        }),
        ...(stateSeen && { "if-match": stateSeen }),
        ...(stateKnown && { "if-none-match": stateKnown }),
      },
      ...(lines && { body: lines }),
      ...(signal && { signal }),
    };
    const url = base + fill(path, params) + queryString(query ?? {});
    const taken = async (response: Response): Promise<Value> => {
      if (!response.ok && !(known && response.status === 304)) throw await problemIn(response);
      return take(response);
    };
    return persistently(() => send(url, request), taken, { retries, signal });
  }

  const call = <Name extends RouteName>(name: Name, sent: Sent<Name>, options?: Asking): Promise<AnswerOf<Name>> =>
    ask(
      name,
      sent,
      async (response) => {
        if (response.status === 304) return options?.known as AnswerOf<Name>;
        const answer = (await response.json()) as AnswerOf<Name>;
        const etag = response.headers.get("etag");
        if (etag !== null) tags.set(answer, etag);
        return answer;
      },
      options,
    );

  const many = (
    name: "POST /v1/bulk/appeals" | "POST /v1/bulk/acts",
    given: Many<unknown>,
    options: CallOptions = {},
  ): AsyncGenerator<LineWritten> =>
    sendEach(given, {
      newKey,
      retries,
      send: (lines, key) => ask(name, { lines, key }, asItComes, options),
      isOver: (error) => isFinal(error, options.signal),
      wait: (tries) => pause(1000 * 2 ** tries, options.signal),
    });

  async function* exported(...[query, options]: Parameters<Client["appeals"]["export"]>): AsyncGenerator<ListedAppeal> {
    yield* linesIn<ListedAppeal>(await ask("GET /v1/bulk/appeals", { query }, asItComes, options));
  }

  const list: Client["appeals"]["list"] = (query, options) => call("GET /v1/appeals", { query }, options);

  const all: Client["appeals"]["all"] = (query, options) =>
    everyOf(query?.cursor, async (cursor) => {
      const page = await list({ ...query, cursor }, options);
      return { items: page.appeals, next: page.next };
    });

  const read: Client["events"]["read"] = (query, options) => call("GET /v1/events", { query }, options);

  /** Waits for a server that is gone for as long as whoever waits has not given up. */
  async function readWhenThere(cursor: string, options: CallOptions): Promise<EventPage> {
    for (let tries = 0; ; tries++) {
      try {
        return await read({ cursor }, options);
      } catch (error) {
        if (options.signal?.aborted || (isProblemError(error) && !isPassing(error.status))) throw error;
        await pause(pauseAfter(tries), options.signal);
      }
    }
  }

  async function* follow({
    cursor: from = "0",
    every = 1000,
    ...options
  }: Follow = {}): ReturnType<Client["events"]["follow"]> {
    for (let page = await read({ cursor: from }, options); ; page = await readWhenThere(page.cursor, options)) {
      for (const event of page.events) yield { event, cursor: page.cursor };
      if (!page.more) await pause(every, options.signal);
    }
  }

  return {
    ...figuresClient(call),
    ...simulationsClient({ call, pause, errorOf: (problem) => new ProblemError(problem) }),
    events: { read, follow },
    health: (options) => call("GET /v1/health", {}, options),
    city: (options) => call("GET /v1/city", {}, options),
    decide: (body, options) => call("POST /v1/routing/decisions", { body }, options),
    appeals: {
      ...appealViews(call),
      due: (query, options) => call("GET /v1/clocks/due", { query: query as never }, options),
      register: (body, options) => call("POST /v1/appeals", { body }, options),
      act: (appealId, act, body, options) =>
        call(
          `POST /v1/appeals/{appealId}/acts/${act}`,
          { params: { appealId } as never, body: body as never },
          options,
        ),
      get: (appealId, options) => call("GET /v1/appeals/{appealId}", { params: { appealId } }, options),
      caller: (appealId, purpose, options) =>
        call("GET /v1/appeals/{appealId}/caller", { params: { appealId }, query: { purpose } }, options),
      eraseCaller: (appealId, body, options) =>
        call("POST /v1/appeals/{appealId}/caller/erasure", { params: { appealId }, body }, options),
      list,
      all,
      export: exported,
      registerMany: (appeals, options) => many("POST /v1/bulk/appeals", appeals, options),
      actMany: (acts, options) => many("POST /v1/bulk/acts", acts, options),
    },
  };
}

/** 128 bits in hexadecimal; `randomUUID` is not there on a page without HTTPS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const fill = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

function queryString(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
