import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { SwiftlineError } from "@swiftline/core";

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** How long a server bears with a connection, in milliseconds, and how large headers may be, in bytes. */
export const serverLimits = {
  /** For the headers of a request to arrive: whoever sends them byte by byte is cut off. */
  headersTimeout: 10_000,
  /** For a whole request to arrive; bodies have narrower limits of the handler's, and a bulk of lines needs its time. */
  requestTimeout: 300_000,
  /** How often both are looked at. */
  connectionsCheckingInterval: 5_000,
  /** Until the next request on a connection; longer than the 60 seconds after which proxies let go of it, so that they do so first. */
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

/** How long answers that have begun are waited for, and how often one looks for connections on which nothing is left to be answered. */
const PATIENCE = 25_000;
const OFTEN = 50;

/** A server that listens. */
export interface Listening {
  readonly address: string;
  /** Takes no more connections, answers what has begun, and lets go. */
  readonly close: () => Promise<void>;
}

/** Throws `serve/cannot-listen` where the place is taken, or not of this machine. */
export async function listen(server: Server, { host, port }: Place): Promise<Listening> {
  const silent = silentConnections(server);
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const tryThis = code === "EADDRINUSE" ? "choose another port" : "name an address of this machine";
    throw new SwiftlineError("serve/cannot-listen", `cannot listen on ${host}:${port} (${code})`, { tryThis, cause });
  }
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${name}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of silent) socket.destroy();
      const looking = setInterval(() => server.closeIdleConnections(), OFTEN);
      const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
      await closed;
      clearInterval(looking);
      clearTimeout(late);
    },
  };
}

/** The connections on which nobody has asked anything yet. Node does not count them among the idle ones. */
function silentConnections(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", ({ socket }) => silent.delete(socket));
  return silent;
}
