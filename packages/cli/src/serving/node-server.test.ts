import { expect, test } from "vitest";
import { clientOf } from "./client-address.ts";
import { listen } from "./listen.ts";
import { nodeServer } from "./node-server.ts";

async function serving() {
  const clients: unknown[] = [];
  let inFlight = 0;
  const server = nodeServer(
    async (request) => {
      clients.push(clientOf(request));
      return new Response(String(inFlight));
    },
    {
      arrived() {
        inFlight++;
        return () => inFlight--;
      },
    },
  );
  const { address, close } = await listen(server, { host: "127.0.0.1", port: 0 });
  return { address, clients, inFlight: () => inFlight, [Symbol.asyncDispose]: close };
}

test("a request is in flight while it is answered, and it is known from where it came", async () => {
  await using server = await serving();
  expect(await (await fetch(server.address)).text()).toBe("1");
  expect(await (await fetch(server.address)).text()).toBe("1");
  expect([server.inFlight(), server.clients]).toEqual([0, ["127.0.0.1", "127.0.0.1"]]);
});

test("headers that are too large are refused before the handler sees them", async () => {
  await using server = await serving();
  const { status } = await fetch(server.address, { headers: { "x-large": "x".repeat(20_000) } });
  expect([status, server.clients]).toEqual([431, []]);
});
