import { hashOf, no, ok, type Result } from "@swiftline/core";
import type { KeptAnswer, Replays } from "@swiftline/core/book";
import type { Principal } from "./authorize.ts";
import type { RequestProblem } from "./problem.ts";

/** Visible ASCII, as clients make keys; quotes around it, as the IETF's draft wants them, belong to it no more than in a tag. */
const KEY = /^"?([\x21\x23-\x7e]{1,255})"?$/;

/**
 * The key under which a request is carried out once, made of what its sender calls it (`Idempotency-Key`), who that is, and what is
 * asked: two senders never share one. Undefined where the request has none.
 */
export function onceKeyOf(
  request: Request,
  { name }: Pick<Principal, "name">,
): Result<string | undefined, RequestProblem> {
  const said = request.headers.get("idempotency-key");
  if (said === null || request.method !== "POST") return ok(undefined);
  const key = KEY.exec(said.trim())?.[1];
  if (key === undefined)
    return no({ code: "http/invalid-idempotency-key", detail: "Send 1 to 255 visible ASCII characters." });
  return ok(hashOf({ name, path: new URL(request.url).pathname, key }));
}

/** A request that is to be carried out once. */
interface Once {
  readonly key: string;
  /** Of all that was asked: the same key with anything else is an error of its sender. */
  readonly fingerprint: string;
  readonly at: number;
}

/**
 * Carries a request out, or answers it as it was answered before. Only what was decided is kept, an answer or the hotline's no:
 * after a fault the request may be sent again.
 */
export async function answeredOnce(
  { take, keep, release }: Replays,
  { key, fingerprint, at }: Once,
  carryOut: () => Promise<Response>,
): Promise<Result<Response, RequestProblem>> {
  const taken = await take(key, fingerprint, at);
  if (taken === "in-flight") return no({ code: "http/in-flight" });
  if (taken === "other") return no({ code: "http/key-of-another" });
  if (taken !== "taken") return ok(responseOf(taken, { "idempotency-replayed": "true" }));
  const answer = await carryOut().then(keptOf, async (error: unknown) => {
    await release(key);
    throw error;
  });
  await keep(key, answer);
  return ok(responseOf(answer));
}

const keptOf = async (response: Response): Promise<KeptAnswer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

const responseOf = ({ status, headers, body }: KeptAnswer, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { status, headers: { ...headers, ...more } });
