import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { listen } from "../../packages/sdk-http/test/listen.ts";
import { HOUR } from "../../packages/sdk-http/test/small-server.ts";
import { ourServer } from "./our-server.ts";

async function run(...args: readonly string[]) {
  const program = join(import.meta.dirname, "../src/conformance.ts");
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [code, stdout, stderr] = await Promise.all([
    new Promise((resolve) => child.once("close", resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

test("a sound server ends it with 0 and a table, without colours where nobody sees them", async () => {
  await using server = await listen(await ourServer(Date.now() - 6 * HOUR));
  const { code, stdout } = await run(`${server.url}/open311/v2`);
  expect(stdout).toMatch(
    /^GeoReport v2 at http:.*\n\nskipped [\s\S]*\n\n +passed +failed +skipped\n[\s\S]*\nAll +1\d\d +0 +\d+\n$/,
  );
  expect(stdout).not.toContain("\u001b");
  expect(code).toBe(0);
});

test("a server that is not there ends it with 1, and says so", async () => {
  const { code, stdout } = await run("http://127.0.0.1:9/v2");
  expect(code).toBe(1);
  expect(stdout).toMatch(/failed {2}reachable: there is a server at the address/);
});

test("in JSON every check has its result, and its evidence where it failed", async () => {
  const { code, stdout } = await run("http://127.0.0.1:9/v2/", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    url: "http://127.0.0.1:9/v2",
    passed: 0,
    failed: 1,
    checks: [
      {
        id: "reachable",
        section: "clients",
        result: "failed",
        evidence: { url: "http://127.0.0.1:9/v2/services.xml" },
      },
      { id: "discovery.xml.answer", result: "skipped", why: "the server cannot be reached" },
      ...Array.from({ length: JSON.parse(stdout).checks.length - 2 }, () => ({})),
    ],
  });
});

test("called wrongly it ends with 2, and says how it is called", async () => {
  const { code, stdout, stderr } = await run("city.example");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^city\.example is no address such as https:\S+\n\npnpm conformance URL/);
});
