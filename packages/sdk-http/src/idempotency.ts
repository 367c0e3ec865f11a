import { hashOf, no, ok, type Result } from "@swiftline/core";
import type { KeptAnswer, Replays, TakenOver } from "@swiftline/core/book";
import * as z from "zod";
import { answerWith } from "./answer-with.ts";
import { type Principal, senderOf } from "./authorize.ts";
import type { RequestProblem } from "./problem.ts";

/** Visible ASCII, as clients make keys; quotes around it, as the IETF's draft wants them, belong to it no more than in a tag. */
const KEY = /^"?([\x21\x23-\x7e]{1,255})"?$/;

/** The same, where it is a member of what is sent. */
export const OnceKey = z.string().regex(/^[\x21\x23-\x7e]{1,255}$/, "a key is 1 to 255 visible ASCII characters");

const KEY_WORDS = { en: "Send 1 to 255 visible ASCII characters.", zh: "请发送 1 至 255 个可见的 ASCII 字符。" };

/**
 * The key under which a request is carried out once, made of what its sender calls it (`Idempotency-Key`), who that is, and what is
 * asked: two senders never share one. Undefined where the request has none.
 */
export function onceKeyOf(request: Request, principal: Principal): Result<string | undefined, RequestProblem> {
  const said = request.headers.get("idempotency-key");
  if (said === null || request.method !== "POST") return ok(undefined);
  const key = KEY.exec(said.trim())?.[1];
  if (key === undefined) return no({ code: "http/invalid-idempotency-key", detail: KEY_WORDS });
  return ok(onceKey(request, { sender: senderOf(principal), key }));
}

/** The key of a part of a request, that its sender calls `key`. */
export const onceKey = ({ url }: Request, { sender, key }: { readonly sender: string; readonly key: string }): string =>
  hashOf({ sender, path: new URL(url).pathname, key });

/** A request that is to be carried out once. */
interface Once {
  readonly key: string;
  /** Of all that was asked: the same key with anything else is an error of its sender. */
  readonly fingerprint: string;
  readonly at: number;
}

/** An answer, and whether it was given before. */
interface Kept {
  readonly answer: KeptAnswer;
  readonly isReplayed: boolean;
}

/**
 * Carries a request out, or answers it as it was answered before. Only what was decided is kept, an answer or the hotline's no:
 * after a fault the request may be sent again. `carryOut` is told when those who are gone had been at it.
 */
export async function keptOnce(
  { take, keep, release }: Replays,
  { key, fingerprint, at }: Once,
  carryOut: (begun?: TakenOver) => Promise<KeptAnswer>,
): Promise<Result<Kept, RequestProblem>> {
  const taken = await take(key, fingerprint, at);
  if (taken === "in-flight") return no({ code: "http/in-flight", retryAfter: 1 });
  if (taken === "other") return no({ code: "http/key-of-another" });
  if (typeof taken === "object" && "status" in taken) return ok({ answer: taken, isReplayed: true });
  const answer = await carryOut(taken === "taken" ? undefined : taken).catch(async (error: unknown) => {
    await release(key);
    throw error;
  });
  // Who was too busy has decided nothing.
  await (answer.status === 503 ? release(key) : keep(key, answer));
  return ok({ answer, isReplayed: false });
}

/** The same with a response; one that was given before says so (`Idempotency-Replayed`). */
export async function answeredOnce(
  replays: Replays,
  once: Once,
  carryOut: (begun?: TakenOver) => Promise<Response>,
): Promise<Result<Response, RequestProblem>> {
  const kept = await keptOnce(replays, once, async (begun) => keptOf(await carryOut(begun)));
  if (!kept.ok) return kept;
  const { answer, isReplayed } = kept.value;
  return ok(responseOf(answer, isReplayed ? { "idempotency-replayed": "true" } : {}));
}

const keptOf = async (response: Response): Promise<KeptAnswer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

const responseOf = ({ status, headers, body }: KeptAnswer, more: Readonly<Record<string, string>> = {}): Response =>
  answerWith(body === "" ? null : body, {
    status,
    headers: { ...headers, "cache-control": headers["cache-control"] ?? "no-store", ...more },
  });
