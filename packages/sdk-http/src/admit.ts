import { type Authorize, type Principal, senderOf } from "./authorize.ts";
import { problemResponse } from "./problem.ts";
import { type Draw, type RateLimit, rateHeadersOf, type Share, tellShare } from "./rate-limit.ts";
import { note } from "./request-notes.ts";
import type { Route } from "./route.ts";

/** What decides who may ask for what, and how often. */
export interface Admission {
  /** Who may do what. There is no default: write `allowAll` to leave everything open. */
  readonly authorize: Authorize;
  /** What a 401 asks for (`WWW-Authenticate`). */
  readonly challenge?: string;
  /** How much everybody may ask for; without end when left out. */
  readonly rateLimit?: RateLimit | undefined;
  /**
   * Who is at the other end, as the host knows them: the address of the connection, or what a proxy that it trusts has written down. By it
   * those are limited who do not say who they are; without it they are not.
   */
  readonly clientOf?: ((request: Request) => string | undefined) | undefined;
}

type Answering = (principal: Principal) => Response | Promise<Response>;

/** Asks who is there, and whether they have asked for too much, before anything else of a request is looked at; only then it is answered. */
export function admitting(
  { scope, path }: Pick<Route, "scope" | "path">,
  admission: Admission,
): (request: Request, answer: Answering) => Promise<Response> {
  const { authorize, challenge = "Bearer", rateLimit } = admission;
  return async (request, answer) => {
    note(request, { route: path });
    const strange = rateLimit && (await shareOfClient(request, { scope, cost: 0 }, admission));
    if (strange?.isExceeded) return tooMany(request, strange);
    const principal = await authorize(request, scope);
    if (principal === undefined || principal === "forbidden") {
      await shareOfClient(request, { scope, cost: 1 }, admission);
      return principal === undefined
        ? problemResponse({ code: "http/not-authorized" }, request, { "www-authenticate": challenge })
        : problemResponse({ code: "http/forbidden" }, request);
    }
    note(request, { principal: principal.name });
    const share = rateLimit && (await rateLimit({ by: { principal: senderOf(principal) }, scope, cost: 1 }));
    if (share?.isExceeded) return tooMany(request, share);
    const response = await answer(principal);
    if (share !== undefined) tellShare(response, share);
    return response;
  };
}

/** What is left to whoever is at the other end; undefined where nobody limits them. */
async function shareOfClient(
  request: Request,
  draw: Omit<Draw, "by">,
  { rateLimit, clientOf }: Pick<Admission, "rateLimit" | "clientOf">,
): Promise<Share | undefined> {
  const client = rateLimit && clientOf?.(request);
  return client === undefined ? undefined : rateLimit?.({ by: { client }, ...draw });
}

const tooMany = (request: Request, share: Share): Response =>
  problemResponse({ code: "http/too-many-requests" }, request, rateHeadersOf(share));
