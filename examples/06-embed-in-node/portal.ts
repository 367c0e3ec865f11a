import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Handler } from "@swiftline/sdk-http";

/** The city's own server: what begins with /hotline goes to the hotline, which was made with this prefix. */
export function portal(hotline: Handler): Server {
  const answer = getRequestListener(hotline, { overrideGlobalObjects: false });
  return createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/hotline/")) void answer(incoming, outgoing);
    else outgoing.end("our city portal");
  });
}
