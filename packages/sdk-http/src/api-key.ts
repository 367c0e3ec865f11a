import { sha256Hex } from "@swiftline/core";
import type { ApiKey, ApiKeys } from "@swiftline/core/book";
import { encodeBase64Url } from "hono/utils/encode";
import { type Authorize, isScope, type Scope, scopesOf, usualScopesOf } from "./authorize.ts";
import { bearerIn } from "./bearer.ts";

/** `sl_3f9a01cc_…`: where its record is found, and 256 random bits. */
const KEY = /^sl_([0-9a-f]{8})_[\w-]{43}$/;

/** A key that is to be given out. `text` is told to its owner and kept nowhere. */
export interface MadeApiKey {
  readonly text: string;
  readonly key: ApiKey;
}

/** Makes a key of 32 random bytes for its secret and 4 for its id. */
export function makeApiKey(of: Omit<ApiKey, "id" | "hash">, random: (bytes: number) => Uint8Array): MadeApiKey {
  const id = Array.from(random(4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const secret = encodeBase64Url(Uint8Array.from(random(32)).buffer).replaceAll("=", "");
  const text = `sl_${id}_${secret}`;
  return { text, key: { ...of, id, hash: sha256Hex(text) } };
}

/** Lets in whoever sends a key that was given out, for what it was given for: `Authorization: Bearer sl_…`, or `X-Api-Key`. */
export const byApiKey =
  (keys: ApiKeys, now: () => number): Authorize =>
  async (request, scope) => {
    const text = sentIn(request);
    const id = KEY.exec(text)?.[1];
    const key = id === undefined ? undefined : await keys.find(id);
    if (key === undefined || !isSame(sha256Hex(text), key.hash) || !isGood(key, now())) return undefined;
    const { name, actor } = key;
    return scopesOfKey(key).has(scope) ? { name, actor } : "forbidden";
  };

const sentIn = (request: Request): string => bearerIn(request) ?? request.headers.get("x-api-key") ?? "";

const isGood = ({ expiresAt, revokedAt }: ApiKey, now: number): boolean =>
  revokedAt === undefined && (expiresAt === undefined || now < expiresAt);

/** What a key may do: no more than its actor, whatever it says. */
export function scopesOfKey({ actor, scopes }: Pick<ApiKey, "actor" | "scopes">): ReadonlySet<Scope> {
  if (scopes === undefined) return usualScopesOf(actor);
  const all = scopesOf(actor);
  return new Set(scopes.filter(isScope).filter((scope) => all.has(scope)));
}

/** Compares without telling by its duration where two hashes differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let place = 0; place < one.length; place++) difference |= one.charCodeAt(place) ^ other.charCodeAt(place);
  return difference === 0;
}
