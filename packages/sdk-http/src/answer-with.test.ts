import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { fedLog } from "../test/fed-log.ts";
import { hole, smallServer } from "../test/small-server.ts";

const { log: _, changes } = fedLog();

/** A server that offers all there is. */
const whole = () => smallServer({ changes, open311: {} });

test.each([
  ["an answer", "GET", "/v1/health"],
  ["a problem", "GET", "/v1/appeals/testville:404"],
  ["a path that leads nowhere", "GET", "/../../etc/passwd"],
  ["a method that is not known", "DELETE", "/v1/appeals"],
  ["a stream", "GET", "/v1/events/stream"],
  ["the schema", "GET", "/openapi.json"],
  ["an answer of Open311", "GET", "/open311/v2/services.xml"],
  ["an error of Open311", "GET", "/open311/v2/nothing.json"],
])("%s tells browsers to be careful with it, and nobody by what it was made", async (_, method, path) => {
  const { headers } = await whole().send(method, path);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": expect.stringMatching(/no-store|no-cache/),
    "content-type": expect.any(String),
  });
  for (const name of ["server", "x-powered-by", "set-cookie"]) expect(headers.has(name)).toBe(false);
});

test("an answer without a body and one that is given again are no less careful", async () => {
  const { send } = whole();
  const once = { "idempotency-key": "a-1" };
  const first = await send("POST", "/v1/appeals", hole, once);
  const again = await send("POST", "/v1/appeals", hole, once);
  const unchanged = await send("GET", "/v1/appeals/testville:1", undefined, {
    "if-none-match": first.headers.get("etag") ?? "",
  });
  expect([again.headers.get("idempotency-replayed"), unchanged.status]).toEqual(["true", 304]);
  for (const { headers } of [first, again, unchanged]) expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each(["/v1/appeals", "/v1/appeals/testville:1", "/open311/v2/services.json"])(
  "no page of another site may read %s: a preflight gets no leave",
  async (path) => {
    const { send } = whole();
    const preflight = {
      origin: "https://evil.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization",
    };
    for (const response of [
      await send("OPTIONS", path, undefined, preflight),
      await send("GET", path, undefined, { origin: "https://evil.example" }),
    ])
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  },
);

test("no other file of the package makes a response", async () => {
  const makers: string[] = [];
  for await (const file of glob("**/*.ts", { cwd: import.meta.dirname, exclude: ["**/*.test.ts"] }))
    if (
      /\bnew Response\(|\bResponse\.(json|redirect|error)\(/.test(readFileSync(join(import.meta.dirname, file), "utf8"))
    )
      makers.push(basename(file));
  expect(makers).toEqual(["answer-with.ts"]);
});
