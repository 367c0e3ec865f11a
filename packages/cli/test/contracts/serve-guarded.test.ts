import { expect, test } from "vitest";
import { clerk, issuerWith, pairOf, signedBy } from "../../../sdk-http/test/issuer.ts";
import { newYork } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

/** New York, served on a free port with these flags. */
async function serving(...flags: readonly string[]) {
  const cwd = await newYork();
  const words = command("serve", "--port", "0", "--log-level", "error", ...flags);
  const { child, outcome } = start(words, { cwd, env: { SWIFTLINE_CITY: "city" } });
  const url = await servedAt(child);
  const ask = (headers: Readonly<Record<string, string>> = {}, path = "/v1/appeals") =>
    fetch(`${url}${path}`, { headers });
  return {
    ask,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      expect((await outcome).code).toBe(0);
    },
  };
}

test("tokens of the issuer that is named are good, for what they say, and others are not", async () => {
  const pair = await pairOf("k1");
  await using issuer = await issuerWith(pair);
  await using server = await serving("--oidc-issuer", issuer.issuer, "--oidc-audience", "swiftline");
  const now = Math.floor(Date.now() / 1000);
  const statusOf = async (claims: object, path?: string) => {
    const lasting = {
      iss: issuer.issuer,
      ...clerk,
      nbf: now - 60,
      exp: now + 600,
      swiftline_actor: "agency:NYPD",
      ...claims,
    };
    return (await server.ask({ authorization: `Bearer ${await signedBy(pair, lasting)}` }, path)).status;
  };
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({}, "/v1/city")).toBe(403);
  expect(await statusOf({ exp: now - 600 })).toBe(401);
  expect(await statusOf({ aud: "another" })).toBe(401);
});

test("whoever asks too often is told to wait; strangers by the address that a trusted proxy gives", async () => {
  await using server = await serving("--rate", "3/hour", "--proxied");
  const statuses: number[] = [];
  for (let times = 0; times < 4; times++)
    statuses.push((await server.ask({ "x-forwarded-for": "203.0.113.7" })).status);
  expect(statuses).toEqual([401, 401, 401, 429]);
  const stopped = await server.ask({ "x-forwarded-for": "198.51.100.1, 203.0.113.7" });
  expect([stopped.status, stopped.headers.get("ratelimit-policy")]).toEqual([429, '"default";q=3;w=3600']);
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(3500);
  expect((await server.ask({ "x-forwarded-for": "203.0.113.7, 198.51.100.1" })).status).toBe(401);
});

test.each([
  [["--rate", "often"], 64, "often is no rate, such as 600/minute or 20/second"],
  [["--oidc-issuer", "http://login.city.example", "--oidc-audience", "x"], 71, "it must be at an https address"],
])("%j is refused before anything is served", async (flags, status, says) => {
  const { code, stderr } = await run(["serve", ...flags], { cwd: await newYork(), env: { SWIFTLINE_CITY: "city" } });
  expect(code).toBe(status);
  expect(stderr).toContain(says);
});
