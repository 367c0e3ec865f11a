import fc from "fast-check";
import { createLocalJWKSet } from "jose";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { byApiKey } from "../../src/api-key.ts";
import { firstOf } from "../../src/authorize.ts";
import { byToken } from "../../src/jwt.ts";
import { pairOf } from "../issuer.ts";
import { hole, NOON, smallServer } from "../small-server.ts";

/** What a header may hold at all: the rest no host lets through. */
const text = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

/** Nearly what a header is for. */
const nearly = (...sound: readonly string[]) =>
  fc.oneof(
    text,
    fc.constantFrom(...sound),
    fc.tuple(fc.constantFrom(...sound), text).map(([begun, rest]) => begun + rest),
  );

const headers = fc.record(
  {
    "accept-language": nearly("zh", "en;q=0.5, zh-CN;q=", "*;q=0"),
    prefer: nearly("return=minimal", 'return="', "respond-async, wait="),
    "idempotency-key": nearly('"a"', "a-1"),
    "if-match": nearly('"1-', "*", 'W/"'),
    "if-none-match": nearly('"1-', "*", 'W/"'),
    "content-type": nearly("application/json", "application/json; charset=", "multipart/form-data; boundary="),
    "content-encoding": nearly("identity", "gzip"),
    "content-length": nearly("10", "-1", "1e9"),
    traceparent: nearly("00-"),
    "x-request-id": text,
    "x-forwarded-for": text,
  },
  { requiredKeys: [] },
);

const bearer = fc.oneof(
  text,
  fc.array(fc.base64String({ maxLength: 40 }), { minLength: 3, maxLength: 3 }).map((parts) => parts.join(".")),
  fc
    .record({ alg: fc.constantFrom("none", "ES256", "HS256", "RS256"), kid: fc.string() })
    .map((header) => `${encoded(header)}.${encoded({ sub: "x" })}.AA`),
  fc.stringMatching(/^[0-9a-f]{8}$/).map((id) => `sl_${id}_${"A".repeat(43)}`),
);

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test("whatever the headers hold, a request is answered and never a failure", async () => {
  await fc.assert(
    fc.asyncProperty(headers, async (sent) => {
      const { send, errors } = smallServer();
      for (const [method, path] of [
        ["POST", "/v1/appeals"],
        ["GET", "/v1/appeals/testville:1"],
        ["POST", "/v1/appeals/testville:1/acts/sign"],
      ] as const) {
        const { status } = await send(
          method,
          path,
          method === "POST" ? (path.endsWith("sign") ? {} : hole) : undefined,
          sent,
        );
        expect(errors).toEqual([]);
        expect(status).toBeLessThan(500);
      }
    }),
    tried(200, 20_000),
  );
});

test("whatever is sent as a key or a token, it opens nothing and is no failure", async () => {
  const { jwk } = await pairOf("k1");
  const tokens = byToken({ issuer: "x", audience: "x", keys: createLocalJWKSet({ keys: [jwk] }), now: () => NOON });
  const { send, errors } = smallServer({
    authorize: firstOf(
      byApiKey({ find: async () => undefined }, () => NOON),
      tokens,
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("Bearer ", "bearer  ", ""), bearer, async (scheme, word) => {
      const { status } = await send("GET", "/v1/health", undefined, { authorization: scheme + word });
      expect([status, errors]).toEqual([401, []]);
    }),
    tried(300, 20_000),
  );
});
