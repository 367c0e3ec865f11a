import { Actor } from "@swiftline/core/appeal";
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import * as z from "zod";
import { scopesOfKey } from "./api-key.ts";
import type { Authorize, Principal } from "./authorize.ts";
import { bearerIn } from "./bearer.ts";

/** Finds the key by which a token is signed, by what the token's header says of it. The key sets of jose are such. */
export type FindKey = (header: { readonly alg?: string; readonly kid?: string }) => Promise<object>;

/** What a token says of its holder, by the names of the claims. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** The keys that an issuer publishes (JWK Set, RFC 7517); fetched anew when it changes them. */
export const keysAt = (url: URL): FindKey => createRemoteJWKSet(url);

/** Whom a token is of, and what it may be used for. */
export interface TokenHolder extends Principal {
  /** No more of them holds than the actor may do by the regulation. */
  readonly scopes: readonly string[];
}

export interface TokenOptions {
  /** Whose tokens are taken, letter by letter as they name themselves (`iss`). */
  readonly issuer: string;
  /** For whom a token must be made out (`aud`): this API, and not an app that signs people in at the same issuer. */
  readonly audience: string;
  /** The issuer's keys, as {@link keysAt} finds them. */
  readonly keys: FindKey;
  /** Integer milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** How far the issuer's clock may be off, in seconds; 30 when left out. */
  readonly leeway?: number;
  /** Who they are by what the token says; undefined for nobody, as for a token that was taken back. {@link holderOf} when left out. */
  readonly holder?: (claims: TokenClaims) => TokenHolder | undefined | Promise<TokenHolder | undefined>;
}

/** Signed by one key and checked by another: nobody who reads the issuer's public keys can sign with them. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/**
 * Lets in whoever sends a token (JWT, RFC 7519) that the issuer signed for us and that is good now, for what it names. A token cannot be
 * taken back before it ends, unless `holder` sees to that: have the issuer make short ones. Throws where the keys cannot be had.
 */
export const byToken =
  ({ holder = holderOf, ...options }: TokenOptions): Authorize =>
  async (request, scope) => {
    const token = bearerIn(request);
    const claims = token === undefined ? undefined : await claimsOf(token, options);
    const held = claims && (await holder(claims));
    if (held === undefined) return undefined;
    return scopesOfKey(held).has(scope) ? { name: held.name, actor: held.actor } : "forbidden";
  };

async function claimsOf(
  token: string,
  { issuer, audience, keys, now, leeway = 30 }: Omit<TokenOptions, "holder">,
): Promise<TokenClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys as JWTVerifyGetKey, {
      issuer,
      audience,
      algorithms,
      clockTolerance: leeway,
      currentDate: new Date(now()),
      requiredClaims: ["exp", "sub"],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && !ofTheIssuer.has(error.code)) return undefined;
    throw error;
  }
}

/** What is not the sender's fault: the keys could not be had, or are none. */
const ofTheIssuer: ReadonlySet<string> = new Set([
  errors.JOSEError.code,
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JWKInvalid.code,
]);

/** What must be said of whoever acts; the clock and an import are the program itself, and send no requests. */
const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  swiftline_actor: Actor.refine((actor) => actor !== "clock" && actor !== "import"),
  scope: z.string(),
});

/**
 * The usual reading: `swiftline_actor` says as whom they act (`hotline`, `agency:roads`), `scope` what for, by the names of our scopes
 * with spaces between them (RFC 8693). A token that does not say both is of nobody.
 */
export function holderOf(claims: TokenClaims): TokenHolder | undefined {
  const said = Claims.safeParse(claims);
  if (!said.success) return undefined;
  const { iss, sub, swiftline_actor: actor, scope } = said.data;
  return { name: `${sub}@${iss.replace(/^https?:\/\//, "")}`, actor, scopes: scope.split(" ") };
}
