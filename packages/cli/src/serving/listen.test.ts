import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { listen } from "./listen.ts";

const here = { host: "127.0.0.1", port: 0 };

test("a port that is taken is a fault, with its cause", async () => {
  const first = createServer();
  const { address, close } = await listen(first, here);
  const port = Number(new URL(address).port);
  await expect(listen(createServer(), { ...here, port })).rejects.toMatchObject({
    code: "serve/cannot-listen",
    cause: { code: "EADDRINUSE" },
  });
  await close();
});

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

test.skipIf(!hasIPv6)("an address of IPv6 stands in brackets", async () => {
  const { address, close } = await listen(createServer(), { host: "::1", port: 0 });
  expect(new URL(address).hostname).toBe("[::1]");
  await close();
});

test("a server that closes lets idle connections go, answers what has begun, and takes no more", async () => {
  const server = createServer(async (_, outgoing) => {
    await pause(300);
    outgoing.end("done");
  });
  // Longer than the test may take, so that it ends only if nobody waits for it.
  server.keepAliveTimeout = 60_000;
  const { address, close } = await listen(server, here);
  const port = Number(new URL(address).port);
  const idle = connect(port, here.host).resume();
  await once(idle, "connect");
  const left = once(idle, "close");
  const begun = once(server, "request");
  const asked = fetch(address).then((response) => response.text());
  await begun;
  const closed = close();
  await left;
  await expect(once(connect(port, here.host), "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await asked).toBe("done");
  await closed;
});
