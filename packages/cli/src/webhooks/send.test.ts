import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, test } from "vitest";
import { sending } from "./send.ts";

const send = sending({ private: true });

/** Somebody on a socket of this machine, and how many messages came there. */
async function receiver(answer: RequestListener) {
  let came = 0;
  const server = createServer((incoming, outgoing) => {
    came++;
    answer(incoming, outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    came: () => came,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const message = { method: "POST", body: "{}" };

test("a message that meets a line which the other side has just closed goes over a new one", async () => {
  const used = new WeakSet<Socket>();
  await using portal = await receiver(({ socket }, outgoing) => {
    if (used.has(socket)) return void socket.destroy();
    used.add(socket);
    outgoing.writeHead(204).end();
  });
  expect((await send(portal.url, message)).status).toBe(204);
  expect((await send(portal.url, message)).status).toBe(204);
  expect(portal.came()).toBe(3);
});

test("a message whose own line breaks is not taken, and not sent again at once", async () => {
  await using portal = await receiver(({ socket }) => void socket.destroy());
  await expect(send(portal.url, message)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(portal.came()).toBe(1);
});
