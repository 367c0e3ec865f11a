// The hotline inside somebody else's Hono app: mount the handler, and call it with the typed client.
// In the root of the repository: node --conditions=swiftline-source examples/03-embed-in-hono/main.ts
import { fileURLToPath } from "node:url";
import { openHotline } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { allowAll, createHandler } from "@swiftline/sdk-http";
import { createClient } from "@swiftline/sdk-http/client";
import { openStore } from "@swiftline/store";
import { Hono } from "hono";

const book = await openCity(fileURLToPath(new URL("../nyc-311/city", import.meta.url)));
const store = await openStore(":memory:", { book, mode: "write" });
let numbers = 0;

const handler = createHandler({
  hotline: openHotline({ log: store.log, book }),
  list: store.list,
  newId: () => String(++numbers),
  now: () => Date.UTC(2026, 4, 4, 14, 30),
  authorize: allowAll, // your own: who is it, and what may they do?
});
const app = new Hono().get("/", (context) => context.text("our city portal")).mount("/hotline", handler);

const client = createClient({
  baseUrl: "http://portal.example/hotline",
  fetch: async (...request) => app.request(...request),
});
const made = await client.appeals.register({
  hotline: "nyc-311",
  kind: "complaint",
  channel: "web",
  category: "graffiti",
  area: "brooklyn",
  text: "On the wall of the school",
});
console.log(made.id, made.status, made.agency, made.policy.name);
for await (const { id, matter } of client.appeals.all({ open: true, area: "brooklyn" }))
  console.log(id, matter.category);
console.log(await client.health());
await store.close();
