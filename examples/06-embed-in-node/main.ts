// The hotline inside Node's own server: portal.ts mounts the handler, and the typed client calls it over a socket.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { openHotline } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { allowAll, createHandler } from "@swiftline/sdk-http";
import { createClient, isProblemError } from "@swiftline/sdk-http/client";
import { openStore } from "@swiftline/store";
import { portal } from "./portal.ts";

const book = await openCity(fileURLToPath(new URL("../nyc-311/city", import.meta.url)));
const store = await openStore(":memory:", { book, mode: "write" });
let numbers = 0;

const handler = createHandler({
  hotline: openHotline({ log: store.log, book }),
  list: store.list,
  changes: store.changes,
  prefix: "/hotline",
  newId: () => String(++numbers),
  now: () => Date.UTC(2026, 4, 4, 14, 30),
  authorize: allowAll, // your own: who is it, and what may they do?
});
const server = portal(handler).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const client = createClient({ baseUrl: `http://127.0.0.1:${port}/hotline` });
const graffiti = {
  hotline: "nyc-311",
  kind: "complaint",
  channel: "web",
  category: "graffiti",
  text: "On a wall",
} as const;
const made = await client.appeals.register({ ...graffiti, area: "brooklyn" });
console.log(made.id, made.status, made.agency, made.policy.name);
await client.appeals.register({ ...graffiti, area: "atlantis" }).catch((error: unknown) => {
  if (isProblemError(error)) console.log(error.status, error.detail);
});
for await (const { event } of client.events.follow()) {
  console.log(event.type, event.subject);
  if (event.type === "org.swiftline.AppealDispatched.v1") break;
}

server.close();
server.closeAllConnections();
await store.close();
