import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, type RequestOptions, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Way = "bare" | "ours" | "alone";

/** What a load came to. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds within which 99 of a hundred were answered. */
  readonly p99: number;
  readonly failed: number;
}

export interface Server {
  readonly get: (count: number, path: string) => Promise<Load>;
  readonly post: (count: number, path: string, body: string) => Promise<Load>;
  /** Ends it, and answers its peak memory in MB. */
  readonly stop: () => Promise<number>;
}

const AT_ONCE = 64;

/** Starts one way to answer, in a process of its own. */
export async function startServer(way: Way): Promise<Server> {
  const file = join(import.meta.dirname, "http-server.ts");
  const child = spawn(process.execPath, ["--conditions=swiftline-source", file, way], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const send = (method: string, path: string, body?: string) =>
    oneRequest({ agent, host: "127.0.0.1", port: Number(port), method, path, headers: headersFor(body) }, body);
  return {
    get: (count, path) => load(count, () => send("GET", path)),
    post: (count, path, body) => load(count, () => send("POST", path, body)),
    async stop() {
      agent.destroy();
      child.kill("SIGTERM");
      const { value: peak } = await lines.next();
      await ended(child);
      return Number(peak);
    },
  };
}

const headersFor = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await once(child, "exit");
}

/** Sends one request and reads its answer; answers the status. */
function oneRequest(options: RequestOptions, body: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (incoming) => {
      incoming.resume();
      incoming.once("end", () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** So many requests, never more than {@link AT_ONCE} under way. */
async function load(count: number, send: () => Promise<number>): Promise<Load> {
  const took: number[] = [];
  let [begun, failed] = [0, 0];
  const began = performance.now();
  async function one(): Promise<void> {
    while (begun++ < count) {
      const sent = performance.now();
      const status = await send();
      took.push(performance.now() - sent);
      if (status >= 300) failed++;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  return { perSecond: count / seconds, p99: took[Math.floor(0.99 * took.length)] ?? Number.NaN, failed };
}
