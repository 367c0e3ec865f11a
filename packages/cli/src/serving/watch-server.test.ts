import { expect, test } from "vitest";
import { listen } from "./listen.ts";
import { watchServer } from "./watch-server.ts";

const metrics = { contentType: "text/plain; version=0.0.4", text: async () => "up 1\n" };

test.each([
  ["GET", "/metrics", 200, "up 1\n"],
  ["GET", "/ready", 200, "ready\n"],
  ["GET", "/", 404, "there is /metrics, and /ready\n"],
  ["GET", "/metrics/../v1/appeals", 404, "there is /metrics, and /ready\n"],
  ["POST", "/metrics", 405, "use GET\n"],
])("%s %s is answered with %i", async (method, path, status, body) => {
  const server = watchServer(metrics, async () => true);
  const { address, close } = await listen(server, { host: "127.0.0.1", port: 0 });
  const response = await fetch(address + path, { method });
  expect([response.status, await response.text()]).toEqual([status, body]);
  await close();
});

test("a server that is not ready says so, and a count that fails is an answer too", async () => {
  const text = () => Promise.reject(new Error("/secret"));
  const server = watchServer({ ...metrics, text }, async () => false);
  const { address, close } = await listen(server, { host: "127.0.0.1", port: 0 });
  expect((await fetch(`${address}/ready`)).status).toBe(503);
  const broken = await fetch(`${address}/metrics`);
  expect([broken.status, await broken.text()]).toEqual([500, "something went wrong\n"]);
  await close();
});
