import { once } from "node:events";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { NOON } from "./small-server.ts";

/** What a sound token says: a clerk of the roads, who may read appeals and sign. */
export const clerk = {
  sub: "clerk-7",
  aud: "swiftline",
  swiftline_actor: "agency:roads",
  scope: "openid appeals:read acts:sign",
  iat: NOON / 1000 - 60,
  nbf: NOON / 1000 - 60,
  exp: NOON / 1000 + 600,
} as const;

/** A pair of keys under a name. */
export interface Pair {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function pairOf(kid: string, alg = "ES256"): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

/** Signs claims as an issuer does; they need not be sound. */
export const signedBy = ({ alg, kid, privateKey }: Pair, claims: JWTPayload): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, kid, typ: "JWT" }).sign(privateKey);

/** An issuer on a socket of this machine, whose keys change when it is told so. */
export async function issuerWith(...pairs: readonly Pair[]) {
  let keys = pairs.map(({ jwk }) => jwk);
  let asked = 0;
  const server = createServer(({ url }, answer) => {
    if (url === "/keys") asked += 1;
    const known = { "/keys": { keys }, "/.well-known/openid-configuration": { issuer, jwks_uri: `${issuer}/keys` } };
    const body = known[url as keyof typeof known];
    answer.writeHead(body ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(body ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as { readonly port: number }).port}`;
  return {
    issuer,
    keysUrl: new URL(`${issuer}/keys`),
    asked: () => asked,
    rotate(...next: readonly Pair[]) {
      keys = next.map(({ jwk }) => jwk);
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
