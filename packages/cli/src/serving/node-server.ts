import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Handler } from "@swiftline/sdk-http";
import { keepClient } from "./client-address.ts";
import { serverLimits } from "./listen.ts";
import type { ServerMetrics } from "./server-metrics.ts";

/** The handler on Node's own server, which knows where a request came from, and when its connection is done with it. */
export const nodeServer = (handler: Handler, { arrived }: Pick<ServerMetrics, "arrived">): Server =>
  createAdaptorServer({
    fetch(request, { incoming, outgoing }) {
      keepClient(request, incoming.socket?.remoteAddress);
      outgoing.once("close", arrived());
      return handler(request);
    },
    serverOptions: serverLimits,
  }) as Server;
