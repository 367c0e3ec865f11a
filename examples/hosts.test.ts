import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { allowAll, createHandler, type Handler } from "@swiftline/sdk-http";
import { openStore } from "@swiftline/store";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { portal as nodePortal } from "./06-embed-in-node/portal.ts";
import { portal as expressPortal } from "./07-embed-in-express/portal.ts";
import { portal as fastifyPortal } from "./08-embed-in-fastify/portal.ts";

/** Puts a handler below /hotline of a portal; answers the portal's address, and how to close it. */
type Mount = (hotline: Handler) => Promise<readonly [address: string, close: () => Promise<unknown>]>;

async function listening(server: ReturnType<typeof createServer>) {
  if (!server.listening) await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await once(server.close(), "close");
  };
  return [`http://127.0.0.1:${port}`, close] as const;
}

const hosts: readonly { readonly name: string; readonly mount: Mount; readonly prefix?: string }[] = [
  { name: "node:http", mount: (hotline) => listening(nodePortal(hotline)), prefix: "/hotline" },
  { name: "Express", mount: (hotline) => listening(createServer(expressPortal(hotline))) },
  {
    name: "Fastify",
    prefix: "/hotline",
    async mount(hotline) {
      const app = fastifyPortal(hotline);
      const address = await app.listen({ port: 0, host: "127.0.0.1" });
      const close = () => {
        app.server.closeAllConnections();
        return app.close();
      };
      return [address, close];
    },
  },
  {
    name: "Hono",
    mount(hotline) {
      const app = new Hono().get("/", (context) => context.text("our city portal")).mount("/hotline", hotline);
      return listening(createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })));
    },
  },
];

const json = { "content-type": "application/json" };
const hole = { hotline: "testville", kind: "complaint", channel: "web", category: "streets-hole", text: "A hole" };

describe.each(hosts)("inside $name", ({ mount, prefix }) => {
  async function embedded() {
    const store = await openStore(":memory:", { book: testBook(), mode: "write" });
    const gone: Promise<unknown>[] = [];
    let numbers = 0;
    const answer = createHandler({
      hotline: openHotline({ log: store.log, book: testBook() }),
      list: store.list,
      changes: store.changes,
      ...(prefix !== undefined && { prefix }),
      newId: () => String(++numbers),
      now: () => Date.UTC(2026, 4, 4, 12),
      authorize: allowAll,
    });
    const [address, close] = await mount((request) => {
      gone.push(new Promise((resolve) => request.signal.addEventListener("abort", resolve)));
      return answer(request);
    });
    const register = (body: string, headers: Readonly<Record<string, string>> = json) =>
      fetch(`${address}/hotline/v1/appeals`, { method: "POST", headers, body });
    return { address, gone, register, [Symbol.asyncDispose]: () => close().then(store.close) };
  }

  test("the hotline stands below its prefix, its references lead back to it, and the rest stays the host's", async () => {
    await using host = await embedded();
    const registered = await host.register(JSON.stringify(hole));
    expect(registered.status).toBe(201);
    const location = new URL(registered.headers.get("location") ?? "", registered.url);
    expect(await (await fetch(location)).json()).toMatchObject({ id: "testville:1" });
    expect((await fetch(location, { method: "HEAD" })).headers.get("etag")).toBe(registered.headers.get("etag"));
    expect(await (await fetch(host.address)).text()).toBe("our city portal");
    expect(await (await fetch(`${host.address}/hotline/nothing`)).json()).toMatchObject({ code: "http/unknown-path" });
    expect((await fetch(`${host.address}/hotline/v1/appeals`, { method: "DELETE" })).headers.get("allow")).toMatch(
      "POST",
    );
  });

  test.each([
    ["is not JSON", "{'kind':", json, "http/malformed-json"],
    ["is no JSON by its name", "hole=1", { "content-type": "application/x-www-form-urlencoded" }, "http/not-json"],
    ["is of a kind that nobody knows", "x", { "content-type": "x-city/hole" }, "http/not-json"],
    ["is too large", JSON.stringify({ ...hole, text: "x".repeat(1024 * 1024) }), json, "http/body-too-large"],
  ])("a body that %s comes through, and the hotline itself refuses it", async (_, body, headers, code) => {
    await using host = await embedded();
    expect(await (await host.register(body, headers)).json()).toMatchObject({ code });
  });

  test("events come as they happen, and whoever leaves is seen to leave", async () => {
    await using host = await embedded();
    const left = new AbortController();
    const stream = await fetch(`${host.address}/hotline/v1/events/stream`, { signal: left.signal });
    await host.register(JSON.stringify(hole));
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toMatch(/^id: \d+\ndata: \{.*AppealRegistered/);
    left.abort();
    await host.gone[0];
  });

  test("an upload that breaks off is seen to break off, registers nothing, and harms nobody else", async () => {
    await using host = await embedded();
    const upload = request(`${host.address}/hotline/v1/appeals`, { method: "POST", headers: json });
    upload.on("error", () => undefined).write('{"hotline":');
    while (host.gone.length === 0) await pause(10);
    upload.destroy();
    await host.gone[0];
    expect(await (await host.register(JSON.stringify(hole))).json()).toMatchObject({ id: "testville:1" });
  });
});
