import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportSPKI,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, expect, test } from "vitest";
import { clerk, issuerWith, type Pair, pairOf, signedBy } from "../test/issuer.ts";
import { problemIn } from "../test/problem-in.ts";
import { HOUR, NOON, smallServer } from "../test/small-server.ts";
import { byApiKey, makeApiKey } from "./api-key.ts";
import { firstOf } from "./authorize.ts";
import { byToken, keysAt, type TokenOptions } from "./jwt.ts";

const ISSUER = "https://login.city.example";
let ours: Pair;
let another: Pair;
let rsa: Pair;

beforeAll(async () => {
  [ours, another, rsa] = await Promise.all([pairOf("k1"), pairOf("k2"), pairOf("k3", "RS256")]);
});

/** A server that takes the tokens of one issuer, whose keys are at hand; its clock stands at noon until it is told to go on. */
function served(options: Partial<TokenOptions> = {}) {
  let at = NOON;
  const keys = createLocalJWKSet({ keys: [ours.jwk, rsa.jwk] });
  const authorize = byToken({ issuer: ISSUER, audience: "swiftline", keys, now: () => at, ...options });
  const { send, errors } = smallServer({ authorize });
  const ask = (token: string, path = "/v1/appeals") =>
    send("GET", path, undefined, { authorization: `Bearer ${token}` });
  const wait = (milliseconds: number): void => {
    at += milliseconds;
  };
  return { ask, send, errors, wait };
}

/** What is said, with what is said otherwise; undefined leaves it out. */
type Claims = Readonly<Record<string, unknown>>;

const told = (claims: Claims = {}) => ({ iss: ISSUER, ...clerk, ...claims }) as JWTPayload;
const sign = (claims: Claims = {}, pair = ours): Promise<string> => signedBy(pair, told(claims));

test("whoever sends a token that the issuer signed for us is let in, for what it names and no more than their actor may", async () => {
  const { ask, send } = served();
  expect((await ask(await sign())).status).toBe(200);
  expect((await ask(await sign({}, rsa))).status).toBe(200);
  expect((await ask(await sign(), "/v1/city")).status).toBe(403);
  const headers = { authorization: `Bearer ${await sign({ scope: "acts:rule-on-dispute appeals:read" })}` };
  const act = await send("POST", "/v1/appeals/testville:1/acts/rule-on-dispute", {}, headers);
  expect(await problemIn(act)).toMatchObject({ status: 403, code: "http/forbidden" });
});

const inSeconds = (seconds: number): number => NOON / 1000 + seconds;

test.each<[string, () => Promise<string> | string]>([
  ["a token of another issuer", () => sign({ iss: "https://login.evil.example" })],
  ["a token of an issuer whose name only begins like ours", () => sign({ iss: `${ISSUER}.evil.example` })],
  ["a token for another audience", () => sign({ aud: "payroll" })],
  ["a token for nobody in particular", () => sign({ aud: undefined })],
  ["a token that has ended", () => sign({ exp: inSeconds(-31) })],
  ["a token that never ends", () => sign({ exp: undefined })],
  ["a token that has not begun", () => sign({ nbf: inSeconds(31) })],
  ["a token of nobody", () => sign({ sub: undefined })],
  ["a token that does not say as whom they act", () => sign({ swiftline_actor: undefined })],
  ["a token of the clock", () => sign({ swiftline_actor: "clock" })],
  ["a token of somebody who is no actor", () => sign({ swiftline_actor: ["hotline"] })],
  ["a token without scopes", () => sign({ scope: undefined })],
  ["a token signed by a key of the same name", async () => signedBy({ ...another, kid: "k1" }, told())],
  ["a token signed by a key that the issuer does not have", () => sign({}, another)],
  ["a token that nobody signed", () => new UnsecuredJWT(told()).encode()],
  ["a token whose algorithm was changed to none", async () => altered(await sign(), { alg: "none", kid: "k1" })],
  ["a token that is signed by our public key as if it were a secret", () => signedBySpki()],
  ["a token with another payload", async () => repacked(await sign(), { ...told(), swiftline_actor: "hotline" })],
  ["a token cut short", async () => (await sign()).slice(0, -2)],
  ["a token with more behind it", async () => `${await sign()}.${await sign()}`],
  ["garbage", () => "a.b.c"],
  ["garbage of the right form", () => `${encoded({ alg: "ES256", kid: "k1" })}.${encoded("no object")}.AAAA`],
  [
    "a header that wants to be understood",
    async () => altered(await sign(), { alg: "ES256", kid: "k1", crit: ["x"], x: 1 }),
  ],
])("%s opens nothing and says nothing", async (_, made) => {
  const { ask, errors } = served();
  expect(await problemIn(await ask(await made()))).toEqual({
    type: "/problems/http-not-authorized",
    title: "Not authorised",
    status: 401,
    instance: "/v1/appeals",
    code: "http/not-authorized",
  });
  expect(errors).toEqual([]);
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const altered = (token: string, header: unknown): string => [encoded(header), ...token.split(".").slice(1)].join(".");

const repacked = (token: string, claims: unknown): string =>
  token
    .split(".")
    .map((part, place) => (place === 1 ? encoded(claims) : part))
    .join(".");

/** The old trick: the public key, which everybody can read, as the secret of HMAC. */
async function signedBySpki(): Promise<string> {
  const key = (await importJWK(rsa.jwk, "RS256", { extractable: true })) as CryptoKey;
  const secret = new TextEncoder().encode(await exportSPKI(key));
  return new SignJWT(told()).setProtectedHeader({ alg: "HS256", kid: rsa.kid }).sign(secret);
}

test("a token signed by a secret opens nothing, also where the host gives that secret for a key", async () => {
  const secret = new TextEncoder().encode("a secret of thirty-two bytes, all.");
  const { ask } = served({ keys: async () => secret });
  const token = await new SignJWT(told()).setProtectedHeader({ alg: "HS256" }).sign(secret);
  expect((await ask(token)).status).toBe(401);
});

test("a token is good up to its end and a little beyond, for clocks that differ", async () => {
  const { ask, wait } = served();
  const token = await sign();
  wait(600_000 + 29_000);
  expect((await ask(token)).status).toBe(200);
  wait(2_000);
  expect((await ask(token)).status).toBe(401);
});

test("a token that was taken back is good no more, where the host keeps account of that", async () => {
  const revoked = new Set<unknown>();
  const holder = ({ jti }: JWTPayload) =>
    revoked.has(jti) ? undefined : ({ name: "clerk", actor: "agency:roads", scopes: ["appeals:read"] } as const);
  const { ask } = served({ holder });
  const token = await sign({ jti: "t-1" });
  expect((await ask(token)).status).toBe(200);
  revoked.add("t-1");
  expect((await ask(token)).status).toBe(401);
  expect((await ask(await sign({ jti: "t-2" }))).status).toBe(200);
});

test("keys and tokens are good beside each other, and one is never taken for the other", async () => {
  const { text, key } = makeApiKey(
    { name: "portal", actor: "caller", createdAt: NOON },
    (bytes) => new Uint8Array(bytes),
  );
  const find = async (id: string) => (id === key.id ? key : undefined);
  const keys = createLocalJWKSet({ keys: [ours.jwk] });
  const tokens = byToken({ issuer: ISSUER, audience: "swiftline", keys, now: () => NOON });
  const { send } = smallServer({
    authorize: firstOf(
      byApiKey({ find }, () => NOON),
      tokens,
    ),
  });
  const statusFor = async (word: string) =>
    (await send("GET", "/v1/appeals", undefined, { authorization: `Bearer ${word}` })).status;
  expect(
    await Promise.all([statusFor(text), sign().then(statusFor), statusFor("sl_00000000_x"), statusFor("x")]),
  ).toEqual([200, 200, 401, 401]);
});

test("when the issuer changes its keys, what the new one signed is taken and what the old one signed is not", async () => {
  await using issuer = await issuerWith(ours);
  const keys = createRemoteJWKSet(issuer.keysUrl, { cooldownDuration: 0, cacheMaxAge: HOUR });
  const { ask } = served({ keys, issuer: issuer.issuer });
  const signed = (pair: Pair) => sign({ iss: issuer.issuer }, pair);
  expect((await ask(await signed(ours))).status).toBe(200);
  expect((await ask(await signed(ours))).status).toBe(200);
  expect(issuer.asked()).toBe(1);
  issuer.rotate(another);
  expect((await ask(await signed(another))).status).toBe(200);
  expect((await ask(await signed(ours))).status).toBe(401);
});

test("whoever makes up names of keys does not make us ask the issuer each time", async () => {
  await using issuer = await issuerWith(ours);
  const { ask } = served({ keys: keysAt(issuer.keysUrl), issuer: issuer.issuer });
  for (let tries = 0; tries < 20; tries++)
    expect((await ask(await sign({ iss: issuer.issuer }, { ...another, kid: `made-up-${tries}` }))).status).toBe(401);
  expect(issuer.asked()).toBe(1);
});

test("an issuer that cannot be reached is our fault and not the sender's", async () => {
  const issuer = await issuerWith(ours);
  await issuer[Symbol.asyncDispose]();
  const { ask, errors } = served({ keys: keysAt(issuer.keysUrl) });
  expect(await problemIn(await ask(await sign()))).toMatchObject({ status: 500, code: "http/internal" });
  expect(errors).toHaveLength(1);
});
