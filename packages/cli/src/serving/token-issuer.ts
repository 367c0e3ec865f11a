import { SwiftlineError } from "@swiftline/core";
import type { Authorize } from "@swiftline/sdk-http";
import { byToken, keysAt } from "@swiftline/sdk-http/jwt";
import * as z from "zod";

/** What OpenID Connect Discovery 1.0 says of an issuer, as far as it is needed to check its tokens. */
const Discovered = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** How long an issuer may take to say who it is, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Lets in whoever has a token of an issuer of OpenID Connect. Where its keys are, it says itself (`/.well-known/openid-configuration`).
 * Throws `serve/no-issuer` where it cannot be asked, or is another than it should be.
 */
export async function byIssuer(
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
  now: () => number,
): Promise<Authorize> {
  if (!isGuarded(issuer)) throw noIssuer(issuer, "it must be at an https address");
  const { issuer: itself, jwks_uri } = await discover(issuer);
  if (itself !== issuer) throw noIssuer(issuer, `it calls itself ${itself}`);
  if (!isGuarded(jwks_uri)) throw noIssuer(issuer, `its keys must be at an https address, not at ${jwks_uri}`);
  return byToken({ issuer, audience, keys: keysAt(new URL(jwks_uri)), now });
}

/** Whether nobody on the way can put keys of their own in: it is TLS, or does not leave this machine. */
function isGuarded(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "https:" || (url?.protocol === "http:" && loopback.has(url.hostname));
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

async function discover(issuer: string): Promise<z.infer<typeof Discovered>> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 200) return Discovered.parse(await response.json());
  } catch (cause) {
    throw noIssuer(issuer, "it does not answer what OpenID Connect Discovery asks for", cause);
  }
  throw noIssuer(issuer, "it has no discovery document");
}

const noIssuer = (issuer: string, why: string, cause?: unknown): SwiftlineError =>
  new SwiftlineError("serve/no-issuer", `tokens of ${issuer} cannot be checked: ${why}`, { cause });
