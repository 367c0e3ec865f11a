import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { plain, report } from "../src/present.ts";
import { runChecks } from "../src/run-checks.ts";
import { type Reaching, siteAt } from "../src/site.ts";

/** A server on a socket that does `answer` with every request. */
async function hostile(
  answer: Parameters<typeof createServer>[1],
): Promise<{ readonly url: string } & AsyncDisposable> {
  const server: Server = createServer(answer as never);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function tell(url: string, reaching: Reaching = {}) {
  const outcomes = await runChecks(siteAt(url, { patience: 300, ...reaching }), { write: true });
  const [first] = outcomes;
  return {
    why: first?.verdict.result === "failed" ? first.verdict.why : undefined,
    failed: outcomes.filter(({ verdict }) => verdict.result === "failed").map(({ id }) => id),
    brokeOff: outcomes.filter(({ verdict }) => verdict.result === "failed" && verdict.why.includes("broke off")),
  };
}

describe("a server that cannot be reached fails one check, which says why, and the others are skipped", () => {
  test("where nobody listens", async () => {
    const { url, [Symbol.asyncDispose]: close } = await hostile(() => undefined);
    await close();
    expect(await tell(url)).toMatchObject({ failed: ["reachable"], why: expect.stringContaining("ECONNREFUSED") });
  });

  test("where there is no such host", async () =>
    expect(await tell("http://nobody.invalid/v2")).toMatchObject({ failed: ["reachable"], why: expect.any(String) }));

  test("where nobody answers", async () => {
    await using server = await hostile(() => undefined);
    expect(await tell(server.url)).toMatchObject({ failed: ["reachable"], why: "no whole answer within 0.3 s" });
  });

  test("where an answer has no end", async () => {
    await using server = await hostile((_, response) => {
      const more = () => response.destroyed || response.write("x".repeat(65_536), more);
      more();
    });
    expect(await tell(server.url, { mostBytes: 1_000_000 })).toMatchObject({
      failed: ["reachable"],
      why: "the answer is longer than 1000000 bytes",
    });
  });

  test("where an answer breaks off", async () => {
    await using server = await hostile((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("[", () => response.destroy());
    });
    expect(await tell(server.url)).toMatchObject({ failed: ["reachable"] });
  });

  test("where TLS is none", async () => {
    await using server = await hostile((_, response) => response.end("[]"));
    expect(await tell(server.url.replace("http:", "https:"))).toMatchObject({
      failed: ["reachable"],
      why: expect.stringMatching(/SSL|TLS|wrong version/i),
    });
  });

  test("where one is sent round in circles", async () => {
    await using server = await hostile((request, response) => response.writeHead(302, { location: request.url }).end());
    expect(await tell(server.url)).toMatchObject({ failed: ["reachable"], why: expect.stringContaining("redirect") });
  });
});

test("what a server says commands no terminal", async () => {
  const fetch = async () => new Response('[{"service_code":"\\u001b[31m\u001b]0;owned\u0007"}]', { status: 200 });
  const outcomes = await runChecks(siteAt("http://city.example/v2", { fetch }), { write: false });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what commands a terminal
  expect(report("http://city.example/v2", outcomes, plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

const nothing: Reaching["fetch"] = async () => new Response(null, { status: 204 });

test.each<[string, string]>([
  ["pages of HTML", "<!DOCTYPE html><html><br></html>"],
  ["null", "null"],
  ["a number", "17"],
  ["lists of lists", "[[[]]]"],
  ["lists of nothing", "[null,null]"],
  ["very deep JSON", "[".repeat(100_000)],
  ["deep JSON that ends", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
  ["very deep XML", "<a>".repeat(5_000)],
  ["a bomb of entities", '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'],
  [
    "names that objects have by nature",
    '[{"__proto__":{"service_code":1},"constructor":2,"service_code":{"toString":1}}]',
  ],
  ["such names in XML", "<services><service><__proto__>1</__proto__><constructor/></service></services>"],
  [
    "fields of other kinds",
    '[{"service_code":[1],"metadata":{},"status":[],"requested_datetime":{},"service_request_id":{}}]',
  ],
  ["endpoints that are none", '{"endpoints":[1,null,{"formats":3}]}'],
  ["attributes that are none", '{"service_code":"a","attributes":[1,null,{"values":[1]}]}'],
  ["a broken character", '["\\ud800"]'],
  ["broken codes", '[{"service_code":"\\ud800","metadata":true,"service_request_id":"\\udc00"}]'],
  ["objects for words", '[{"type":{"toString":1},"metadata":{"valueOf":2},"status":{"toString":null}}]'],
  ["fifty thousand requests", `[${"{},".repeat(50_000)}{"requested_datetime":"2026-05-04T12:00:00Z"}]`],
])("a server that answers everything with %s fails, and no check breaks off", async (_, text) => {
  const fetch = async () => new Response(text, { headers: { "content-type": "text/html" } });
  const { failed, brokeOff } = await tell("http://city.example/v2", { fetch });
  expect(brokeOff).toEqual([]);
  expect(failed).toContain("services.json.type");
});

test("a server that answers with nothing at all fails too", async () => {
  const { failed, brokeOff } = await tell("http://city.example", { fetch: nothing });
  expect([failed.includes("services.xml.parse"), brokeOff]).toEqual([true, []]);
});

test("a server that falls silent is not asked for ever", async () => {
  let asked = 0;
  const fetch = async () => {
    asked += 1;
    if (asked > 1) throw new Error("gone");
    return new Response("[]");
  };
  const { failed } = await tell("http://city.example/v2", { fetch });
  expect(asked).toBe(6);
  expect(failed).toContain("requests.xml.answer");
});
