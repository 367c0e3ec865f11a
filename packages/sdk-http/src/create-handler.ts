import type { Replays } from "@swiftline/core/book";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answering } from "./answering.ts";
import type { Authorize, Principal } from "./authorize.ts";
import { eventStream } from "./event-stream.ts";
import { memoryReplays } from "./memory-replays.ts";
import { openApiRoute } from "./open-api.ts";
import type { Open311Options } from "./open311/discovery.ts";
import { answerOpen311 } from "./open311/open311.ts";
import { problemResponse, type RequestProblem } from "./problem.ts";
import type { Ports, Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { readEvents } from "./routes/read-events.ts";

export interface HandlerOptions extends Ports {
  /** Who may do what. There is no default: write `allowAll` to leave everything open. */
  readonly authorize: Authorize;
  /** What a 401 asks for (`WWW-Authenticate`). */
  readonly challenge?: string;
  /** The path below which the routes stand, where the host does not cut it off before it calls. */
  readonly prefix?: string;
  /** Where answers are kept that must not be given twice; in memory, for this one process, when left out. */
  readonly replays?: Replays;
  /** Refuses an act whose sender does not say by `If-Match` which state of the appeal they have seen; 428 then. */
  readonly requireIfMatch?: boolean;
  /** Serves Open311 GeoReport v2 too, below `/open311/v2`. Everybody may read there what is public; to write takes a key. */
  readonly open311?: Open311Options;
  /** Gets every fault and bug that was answered with 500; the client is told nothing of it. It must not throw. */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** Answers one request, always: whatever goes wrong becomes a problem (RFC 9457) and not an exception. */
export type Handler = (request: Request) => Promise<Response>;

type Env = { Variables: { principal: Principal } };

/** The routes, and the one that publishes them. */
const served: readonly Route[] = [...routes, openApiRoute(routes)];

const OPEN311 = "/open311/v2";

/** The largest body that is read: 1 MiB. */
const MOST_BYTES = 1024 * 1024;

/** The hotline over HTTP, for whatever speaks fetch's `Request` and `Response`: servers, workers, a browser's service worker. */
export function createHandler(options: HandlerOptions): Handler {
  const app = new Hono<Env>().basePath(options.prefix ?? "/");
  const { replays = memoryReplays() } = options;
  for (const route of served) {
    const answer = answering(route, { ...options, replays });
    const before = [admit(route, options), ...(route.method === "GET" ? [] : [limited])];
    app.on(route.method, [pathOf(route)], ...before, (context) =>
      answer(context.req.raw, { params: context.req.param(), principal: context.get("principal") }),
    );
  }
  app.get("/v1/events/stream", admit(readEvents, options), (context) =>
    options.changes === undefined
      ? problemResponse({ code: "http/not-offered" }, context.req.raw)
      : eventStream(context.req.raw, options, { changes: options.changes, principal: context.get("principal") }),
  );
  const { open311 } = options;
  if (open311 !== undefined)
    app.all(`${OPEN311}/*`, limited, ({ req }) =>
      answerOpen311(req.raw, req.path.slice(req.path.indexOf(OPEN311) + OPEN311.length), { ...options, open311 }),
    );
  for (const [path, methods] of methodsByPath()) app.all(path, ({ req }) => notAllowed(req.raw, methods));
  app.notFound(({ req }) => problemResponse({ code: "http/unknown-path" }, req.raw));
  app.onError((error) => {
    throw error;
  });
  return async (request) => {
    try {
      return await app.fetch(request);
    } catch (error) {
      options.onError?.(error, request);
      return problemResponse({ code: "http/internal" }, request);
    }
  };
}

/** Asks who is there before anything else of the request is looked at. */
function admit(
  { scope }: Pick<Route, "scope">,
  { authorize, challenge = "Bearer" }: HandlerOptions,
): MiddlewareHandler<Env> {
  return async (context, next) => {
    const principal = await authorize(context.req.raw, scope);
    if (principal === undefined)
      return problemResponse({ code: "http/not-authorized" }, context.req.raw, { "www-authenticate": challenge });
    if (principal === "forbidden") return problemResponse({ code: "http/forbidden" }, context.req.raw);
    context.set("principal", principal);
    return next();
  };
}

const tooLarge: RequestProblem = { code: "http/body-too-large", detail: `A body has at most ${MOST_BYTES} bytes.` };

const limited = bodyLimit({ maxSize: MOST_BYTES, onError: ({ req }) => problemResponse(tooLarge, req.raw) });

/** Hono writes a parameter as `:name`, the route table as `{name}`. */
const pathOf = ({ path }: Pick<Route, "path">): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

const methodsByPath = (): Map<string, readonly string[]> =>
  new Map(
    [...Map.groupBy<string, Route>(served, pathOf)].map(([path, known]) => [path, known.map(({ method }) => method)]),
  );

/** Who may GET may also HEAD. */
function notAllowed(request: Request, methods: readonly string[]): Response {
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  return problemResponse({ code: "http/method-not-allowed", detail: `Use ${allow}.` }, request, { allow });
}
