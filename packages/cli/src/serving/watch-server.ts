import { createServer, type Server } from "node:http";
import { serverLimits } from "./listen.ts";
import type { ServerMetrics } from "./server-metrics.ts";

/**
 * A server for those who watch, on a port of its own: nobody is asked for a key there, so it must not be reached from where callers come.
 * `GET /metrics` is for Prometheus, `GET /ready` for whoever sends requests to the one that is ready.
 */
export const watchServer = (
  { text, contentType }: Pick<ServerMetrics, "text" | "contentType">,
  isReady: () => Promise<boolean>,
): Server =>
  createServer(serverLimits, async ({ method, url }, outgoing) => {
    const answer = async (): Promise<[status: number, type: string, body: string]> => {
      if (method !== "GET" && method !== "HEAD") return [405, "text/plain", "use GET\n"];
      if (url === "/metrics") return [200, contentType, await text()];
      if (url !== "/ready") return [404, "text/plain", "there is /metrics, and /ready\n"];
      return (await isReady()) ? [200, "text/plain", "ready\n"] : [503, "text/plain", "not ready\n"];
    };
    const [status, type, body] = await answer().catch(() => [500, "text/plain", "something went wrong\n"] as const);
    outgoing.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
