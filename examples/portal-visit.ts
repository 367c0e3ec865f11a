import { fileURLToPath } from "node:url";
import { openHotline } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { allowAll, createHandler, type Handler } from "@swiftline/sdk-http";
import { createClient, isProblemError } from "@swiftline/sdk-http/client";
import { openStore } from "@swiftline/store";

interface OpenHotline {
  readonly handler: Handler;
  readonly close: () => Promise<void>;
}

/** New York's hotline over a store in memory, for a portal to mount. A host that does not cut the path off hands on its `prefix`. */
export async function newYorkHotline(options: { readonly prefix?: string } = {}): Promise<OpenHotline> {
  const book = await openCity(fileURLToPath(new URL("nyc-311/city", import.meta.url)));
  const store = await openStore(":memory:", { book, mode: "write" });
  let numbers = 0;
  const handler = createHandler({
    hotline: openHotline({ log: store.log, book }),
    list: store.list,
    changes: store.changes,
    newId: () => String(++numbers),
    now: () => Date.UTC(2026, 4, 4, 14, 30),
    authorize: allowAll, // your own: who is it, and what may they do?
    ...options,
  });
  return { handler, close: store.close };
}

/** Registers an appeal at a portal, is refused another, and follows what happens to the first: over a socket, by the typed client. */
export async function visit(portal: string): Promise<void> {
  const client = createClient({ baseUrl: `${portal}/hotline` });
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
}
