import { ok, type Result } from "@swiftline/core";
import type { Authorize, Principal } from "../authorize.ts";
import type { Ports } from "../route.ts";
import { type Answer, type Format, responseOf } from "./answer.ts";
import { type Asked, asked, formOf, type Wrong, wrong } from "./asked.ts";
import { discovery, type Open311Options } from "./discovery.ts";
import { newRequest } from "./new-request.ts";
import { oneRequest, requestList } from "./request-list.ts";
import { serviceDefinition, serviceList } from "./service-list.ts";

export interface Open311Ports extends Ports {
  readonly authorize: Authorize;
  readonly open311: Open311Options;
}

/** A call, read as far as all methods need it read. */
interface Call {
  readonly ports: Open311Ports;
  readonly asked: Asked;
  /** What stands behind the last slash. */
  readonly name: string;
  readonly principal: Principal;
}

type Method = (call: Call) => Result<Answer, Wrong> | Promise<Result<Answer, Wrong>>;

/** The six methods of GeoReport v2, and discovery; a slash stands for one of many. */
const methods: Readonly<Record<string, Method>> = {
  "GET discovery": ({ ports }) => ok(discovery(ports.open311)),
  "GET services": ({ ports }) => ok(serviceList(ports.hotline.book)),
  "GET services/": ({ ports, name }) => serviceDefinition(ports.hotline.book, name),
  "POST requests": ({ ports, asked, principal }) => newRequest(ports, asked, principal),
  "GET requests": ({ ports, asked }) => requestList(ports, asked),
  "GET requests/": ({ ports, name }) => oneRequest(ports, name),
  // Every service answers at once with an id, which is its own token.
  "GET tokens/": async ({ ports, name }) => {
    const one = await oneRequest(ports, name);
    return one.ok
      ? ok({ root: "service_requests", content: [{ service_request_id: name, token: name }] })
      : wrong(404, `There is no token ${name}.`);
  },
};

/** Answers a request below the place where GeoReport v2 stands; `path` begins behind it, with a slash. */
export async function answerOpen311(request: Request, path: string, ports: Open311Ports): Promise<Response> {
  const [, list = "", slash = "", name = "", format] =
    /^\/(discovery|services|requests|tokens)(\/?)(.*?)\.(xml|json)$/.exec(path) ?? [];
  const method = methods[`${request.method === "HEAD" ? "GET" : request.method} ${list}${slash}`];
  const isKnown = method !== undefined && (name === "") === (slash === "");
  const told = isKnown
    ? await answered(request, { ports, method, name: decoded(name) })
    : wrong(404, "There is nothing at this address.");
  return responseOf(told.ok ? told.value : errorsOf(told.reason), (format ?? "xml") as Format);
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

async function answered(
  request: Request,
  { ports, method, name }: { readonly ports: Open311Ports; readonly method: Method; readonly name: string },
): Promise<Result<Answer, Wrong>> {
  const query = new URL(request.url).searchParams;
  const form = request.method === "POST" ? await formOf(request) : ok(new URLSearchParams());
  if (!form.ok) return form;
  const said = asked(form.value, query);
  const elsewhere = jurisdictionProblem(said, ports.open311);
  if (elsewhere !== undefined) return elsewhere;
  const principal = await whoAsks(request, said, ports);
  return principal === undefined
    ? wrong(403, "api_key is missing or wrong.")
    : method({ ports, asked: said, name, principal });
}

/** A server of one city may ignore what is not said; what is said must be its own. */
function jurisdictionProblem(asked: Asked, { jurisdiction }: Open311Options): Result<never, Wrong> | undefined {
  const named = [...new Set(asked.entries.flatMap(([name, value]) => (name === "jurisdiction_id" ? [value] : [])))];
  if (named.length > 1) return wrong(400, "jurisdiction_id is said more than once.");
  if (named[0] === undefined || named[0] === jurisdiction) return undefined;
  return wrong(404, `There is no jurisdiction ${named[0]} here.`);
}

/** To read, the specification asks for no key: what it shows is public. To write, the key of the form is shown to `authorize`. */
async function whoAsks(request: Request, asked: Asked, { authorize }: Open311Ports): Promise<Principal | undefined> {
  if (request.method !== "POST") return { name: "open311", actor: "caller" };
  const headers = new Headers(request.headers);
  const key = asked.one("api_key");
  if (key !== undefined) headers.set("x-api-key", key);
  const principal = await authorize(new Request(request.url, { method: "POST", headers }), "acts:register");
  return principal === "forbidden" ? undefined : principal;
}

const errorsOf = ({ status, says }: Wrong): Answer => ({
  status,
  root: "errors",
  content: says.map((description) => ({ code: String(status), description })),
});
