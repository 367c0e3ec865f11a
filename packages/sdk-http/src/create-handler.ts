import type { GivenNames, MediaStore, Replays } from "@swiftline/core/book";
import { Hono } from "hono";
import { type Admission, admitting } from "./admit.ts";
import { answering } from "./answering.ts";
import { eventStream } from "./event-stream.ts";
import { headProblem, type Limits, usualLimits } from "./limits.ts";
import { memoryNames } from "./memory-names.ts";
import { memoryReplays } from "./memory-replays.ts";
import { answeringLines } from "./ndjson/answering-lines.ts";
import { isContended, notNow } from "./not-now.ts";
import { type Observing, observed } from "./observing.ts";
import { openApiRoute } from "./open-api.ts";
import type { Open311Ports } from "./open311/call.ts";
import { type Open311Options, open311Of } from "./open311/discovery.ts";
import { limitedOpen311 } from "./open311/limited.ts";
import { answerOpen311 } from "./open311/open311.ts";
import { refused } from "./open311/refused.ts";
import { problemResponse, type RequestProblem } from "./problem.ts";
import { note, notesOf } from "./request-notes.ts";
import { isOffered, type Ports, type Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { streamEvents } from "./routes/stream-events.ts";

export interface HandlerOptions extends Ports, Admission, Observing {
  /** The path below which the routes stand, where the host does not cut it off before it calls. */
  readonly prefix?: string;
  /** Where answers are kept that must not be given twice; in memory, for this one process, when left out. */
  readonly replays?: Replays;
  /** Refuses an act whose sender does not say by `If-Match` which state of the appeal they have seen; 428 then. */
  readonly requireIfMatch?: boolean;
  /** How large and how slow a request may be. */
  readonly limits?: Partial<Limits>;
  /**
   * Serves Open311 GeoReport v2 too, below `/open311/v2`, of a city whose folder has an `open311.yaml`. Everybody may read
   * there what is public; to write takes a key.
   */
  readonly open311?: Open311Options;
  /** Where pictures are kept that come with requests of Open311; without it none are taken. */
  readonly media?: MediaStore;
  /** The names that Open311 gives and takes once: tokens, ids of updates; in memory, for this one process, when left out. */
  readonly names?: GivenNames;
  /** Ends the streams of those who follow the events, once it is aborted: a host that ends would wait for them for ever. */
  readonly closing?: AbortSignal;
}

/** Answers one request, always: whatever goes wrong becomes a problem (RFC 9457) and not an exception. */
export type Handler = (request: Request) => Promise<Response>;

/** The routes, and the one that publishes them. */
const served: readonly Route[] = [...routes, openApiRoute(routes)];

const OPEN311 = "/open311/v2";

/** The hotline over HTTP, for whatever speaks fetch's `Request` and `Response`: servers, workers, a browser's service worker. */
export function createHandler(options: HandlerOptions): Handler {
  const { open311, prefix = "/", replays = memoryReplays() } = options;
  const limits = { ...usualLimits, ...options.limits };
  const onError = (error: unknown, request: Request): void =>
    options.onError?.(error, request, notesOf(request)?.requestId);
  const app = new Hono().basePath(prefix);
  mountRoutes(app, { ...options, replays, limits, onError });
  const names = options.names ?? memoryNames();
  if (open311 !== undefined) mountOpen311(app, { ...options, names, replays, limits, open311 });
  const others = elsewhere(prefix);
  app.notFound(({ req }) => others.fetch(req.raw));
  app.onError((error) => {
    throw error;
  });
  const refuse = (request: Request, problem: RequestProblem): Response =>
    open311 !== undefined && new URL(request.url).pathname.includes(`${OPEN311}/`)
      ? refused(request, problem)
      : problemResponse(problem, request);
  return observed(async (request) => {
    try {
      const problem = headProblem(request, limits);
      return problem === undefined ? await app.fetch(request) : refuse(request, problem);
    } catch (error) {
      if (!isContended(error)) onError(error, request);
      return refuse(request, notNow(error) ?? { code: "http/internal" });
    }
  }, options);
}

/** The options, with what stands in the place of those that were left out. */
interface Settled extends Omit<HandlerOptions, "replays" | "limits" | "onError"> {
  readonly replays: Replays;
  readonly limits: Limits;
  readonly onError: (error: unknown, request: Request) => void;
}

function mountRoutes(app: Hono, options: Settled): void {
  for (const route of served) {
    const admitted = admitting(route, options);
    const answer = answerOf(route, options);
    app.on(route.method, [pathOf(route)], ({ req }) =>
      admitted(req.raw, (principal) => answer(req.raw, { params: req.param(), principal })),
    );
  }
  const admitted = admitting(streamEvents, options);
  app.get(streamEvents.path, ({ req }) =>
    admitted(req.raw, (principal) =>
      options.changes === undefined
        ? problemResponse({ code: "http/not-offered" }, req.raw)
        : eventStream(req.raw, options, { changes: options.changes, principal }),
    ),
  );
}

function answerOf(route: Route, options: Settled): ReturnType<typeof answering> {
  if (!isOffered(route, options)) return async (request) => problemResponse({ code: "http/not-offered" }, request);
  return (route.takes === "ndjson" ? answeringLines : answering)(route, options);
}

/** Answers what no route does. It stands apart from the routes: where nothing else matches, they are found at once. */
function elsewhere(prefix: string): Hono {
  const app = new Hono().basePath(prefix);
  for (const [path, methods] of methodsByPath())
    app.all(pathOf({ path }), ({ req }) => {
      note(req.raw, { route: path });
      return notAllowed(req.raw, methods);
    });
  app.notFound(({ req }) => problemResponse({ code: "http/unknown-path" }, req.raw));
  return app;
}

function mountOpen311(app: Hono, ports: Open311Ports & Admission): void {
  open311Of(ports.hotline.book);
  app.all(`${OPEN311}/*`, limitedOpen311(ports), ({ req }) =>
    answerOpen311(req.raw, req.path.slice(req.path.indexOf(OPEN311) + OPEN311.length), ports),
  );
}

/** Hono writes a parameter as `:name`, the route table as `{name}`. */
const pathOf = ({ path }: { readonly path: string }): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

const methodsByPath = (): Map<string, readonly string[]> =>
  new Map(
    [...Map.groupBy<string, Route>(served, ({ path }) => path)].map(([path, known]) => [
      path,
      known.map(({ method }) => method),
    ]),
  );

/** Who may GET may also HEAD. */
function notAllowed(request: Request, methods: readonly string[]): Response {
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  return problemResponse(
    { code: "http/method-not-allowed", detail: { en: `Use ${allow}.`, zh: `可用 ${allow}。` } },
    request,
    { allow },
  );
}
