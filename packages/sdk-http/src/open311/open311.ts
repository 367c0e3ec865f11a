import { ok, type Result } from "@swiftline/core";
import type { Open311 } from "@swiftline/core/city";
import type { Principal, Scope } from "../authorize.ts";
import type { Limits } from "../limits.ts";
import { note } from "../request-notes.ts";
import { type Answer, errorsOf, responseOf } from "./answer.ts";
import { type Asked, asked, type Wrong, wrong } from "./asked.ts";
import { readBulk } from "./bulk.ts";
import type { Call, Method, Open311Ports } from "./call.ts";
import { discovery, open311Of } from "./discovery.ts";
import { type Form, noForm, readForm } from "./form.ts";
import { inRoom, isLarge } from "./large-forms.ts";
import { sayingFor } from "./locale.ts";
import { mediaLimits, readPicture } from "./media.ts";
import { newBulk } from "./new-bulk.ts";
import { newRequest } from "./new-request.ts";
import { newUpdate } from "./new-update.ts";
import { refused } from "./refused.ts";
import { oneRequest, requestList } from "./request-list.ts";
import { serviceDefinition, serviceList } from "./service-list.ts";
import { readToken } from "./tokens.ts";
import { updateList } from "./updates.ts";

/** The six methods of GeoReport v2, discovery, and the extensions of our own; a slash stands for one of many. */
const methods: Readonly<Record<string, Method>> = {
  "GET discovery": ({ city, url }) => ok(discovery(city, url)),
  "GET services": ({ city, say }) => ok(serviceList(city, say)),
  "GET services/": ({ city, name, say }) => serviceDefinition(city, name, say),
  "POST requests": newRequest,
  "GET requests": requestList,
  "GET requests/": oneRequest,
  "GET tokens/": readToken,
  "GET servicerequestupdates": updateList,
  "POST servicerequestupdates": newUpdate,
  "GET bulk": readBulk,
  "POST bulk": newBulk,
};

const PLACE = "/open311/v2";
const CALLED = /^\/(discovery|services|requests|tokens|servicerequestupdates|bulk)(\/?)(.*?)\.(xml|json|csv)$/;
const PICTURE = /^\/media\/([^/]+)\/([^/]+)$/;

/** Answers a request below the place where GeoReport v2 stands; `path` begins behind it, with a slash. */
export async function answerOpen311(request: Request, path: string, ports: Open311Ports): Promise<Response> {
  const [, list = "", slash = "", name = "", format] = CALLED.exec(path) ?? [];
  const verb = request.method === "HEAD" ? "GET" : request.method;
  const method = methods[`${verb} ${list}${slash}`];
  const isKnown = (name === "") === (slash === "") && (format !== "csv" || list === "bulk");
  const url = ports.open311.url ?? request.url.slice(0, request.url.indexOf(PLACE) + PLACE.length);
  const found =
    method !== undefined && isKnown ? { method, name: decoded(name), format: format as Call["format"] } : undefined;
  if (found !== undefined) note(request, { route: `${PLACE}/${list}${slash && "/{id}"}.{format}` });
  const told =
    found === undefined ? await elsewhere(request, path, ports) : await answered(request, { ...found, ports, url });
  const answer = told.ok ? told.value : errorsOf(told.reason);
  return answer instanceof Response ? answer : responseOf(answer, path.endsWith(".json") ? "json" : "xml");
}

/** A picture, or nothing. */
function elsewhere(
  request: Request,
  path: string,
  ports: Open311Ports,
): Promise<Result<Response, Wrong>> | Result<never, Wrong> {
  const [, id = "", name = ""] = PICTURE.exec(path) ?? [];
  if ((request.method === "GET" || request.method === "HEAD") && name !== "") {
    note(request, { route: `${PLACE}/media/{id}/{name}` });
    return readPicture({ id: decoded(id), name }, ports);
  }
  return wrong(404, "There is nothing at this address.");
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** A method that was found, and how it was called. */
type Found = Pick<Call, "ports" | "name" | "url" | "format"> & { readonly method: Method };

type Told = Result<Answer | Response, Wrong>;

/** A large form of somebody whose key stands in it, if anywhere, is read only where there is room for it. */
async function answered(request: Request, found: Found): Promise<Told> {
  const { method, ports } = found;
  const scope = formScopes.get(method);
  if (scope === undefined) return carriedOut(request, noForm, found);
  const large = isLarge(request, ports.limits);
  const carryOut = async (): Promise<Told> => {
    const form = await readForm(request, large ? formLimits(ports) : ports.limits);
    return form.ok ? carriedOut(request, form.value, found) : form;
  };
  const outside = asked(new URL(request.url).searchParams);
  if (!large || (await whoCalls(request, outside, { ports, scope })).ok) return carryOut();
  return (await inRoom(carryOut)) ?? ok(refused(request, { code: "http/too-busy", retryAfter: 1 }));
}

async function carriedOut(request: Request, { fields, files }: Form, { method, ...call }: Found): Promise<Told> {
  const { ports } = call;
  const said = asked(fields, new URL(request.url).searchParams);
  const city = open311Of(ports.hotline.book);
  const foreign = jurisdictionProblem(said, city);
  if (foreign !== undefined) return foreign;
  const may = (scope: Scope) => whoCalls(request, said, { ports, scope });
  return method({ ...call, request, asked: said, files, city, say: sayingFor(said, ports.hotline.book), may });
}

/** The methods that are sent a form, and what is asked first of who sends it. */
const formScopes: ReadonlyMap<Method, Scope> = new Map([
  [newRequest, "acts:register"],
  [newUpdate, "appeals:read"],
]);

/** A form may bring pictures besides what a body of words may hold. */
function formLimits(ports: Open311Ports): Limits {
  const { most, mostBytes } = mediaLimits(ports);
  return { ...ports.limits, bodyBytes: ports.limits.bodyBytes + most * mostBytes };
}

/** A server of one city may ignore what is not said; what is said must be its own. */
function jurisdictionProblem(asked: Asked, { jurisdiction }: Open311): Result<never, Wrong> | undefined {
  const named = asked.many("jurisdiction_id");
  if (named.length > 1) return wrong(400, "jurisdiction_id is said more than once.");
  if (named[0] === undefined || named[0] === jurisdiction) return undefined;
  return wrong(404, `There is no jurisdiction ${named[0]} here.`);
}

/** What a header can hold. */
const IN_HEADER = /^[\x21-\x7e]+$/;

/** The key of the form or the query is shown to `authorize` as if it had been sent in its header. */
async function whoCalls(
  request: Request,
  asked: Asked,
  { ports, scope }: { readonly ports: Open311Ports; readonly scope: Scope },
): Promise<Result<Principal, Wrong>> {
  const headers = new Headers(request.headers);
  const key = asked.one("api_key");
  if (key !== undefined && !IN_HEADER.test(key)) return wrong(403, "api_key is missing or wrong.");
  if (key !== undefined) headers.set("x-api-key", key);
  const principal = await ports.authorize(new Request(request.url, { method: request.method, headers }), scope);
  if (principal === undefined) return wrong(403, "api_key is missing or wrong.");
  if (principal === "forbidden") return wrong(403, "This api_key is not for that.");
  note(request, { principal: principal.name });
  return ok(principal);
}
