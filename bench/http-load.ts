import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
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

/** In MB: the most that a server took, and what it has in use when it ends. */
export interface Memory {
  readonly peak: number;
  readonly kept: number;
}

export interface Server {
  readonly get: (count: number, path: string) => Promise<Load>;
  readonly post: (count: number, path: string, body: string) => Promise<Load>;
  /** Ends it, and answers what memory it took. */
  readonly stop: () => Promise<Memory>;
}

const AT_ONCE = 64;

/**
 * The nursery for new objects, in MB. By itself V8 takes 64 on a machine with much memory; then every fourth server or so
 * that is started moves a fourth of what its requests leave behind among the old objects, and reads a third more slowly as long as it runs.
 */
const NURSERY = "--max-semi-space-size=16";

/** Starts one way to answer, in a process of its own. */
export async function startServer(way: Way): Promise<Server> {
  const file = join(import.meta.dirname, "http-server.ts");
  const child = spawn(process.execPath, [NURSERY, "--conditions=swiftline-source", "--expose-gc", file, way], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const port = Number((await lines.next()).value);
  const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => connected(port)));
  return {
    get: (count, path) => load(connections, count, written(`GET ${path}`, "")),
    post: (count, path, body) => load(connections, count, written(`POST ${path}`, body)),
    async stop() {
      for (const { socket } of connections) socket.destroy();
      child.kill("SIGTERM");
      const { value: memory } = await lines.next();
      await ended(child);
      return JSON.parse(memory ?? "") as Memory;
    },
  };
}

/** A request as it goes over the wire. */
const written = (what: string, body: string): Buffer =>
  Buffer.from(
    [
      `${what} HTTP/1.1`,
      "host: 127.0.0.1",
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await once(child, "exit");
}

/**
 * The same request so many times, over connections that each wait for their answer. It is written to bare sockets: Node's own client
 * takes longer for a request than the bare server, so that one would measure the client.
 */
async function load(connections: readonly Connection[], count: number, request: Buffer): Promise<Load> {
  const took: number[] = [];
  let [begun, failed] = [0, 0];
  const began = performance.now();
  async function one({ send }: Connection): Promise<void> {
    while (begun++ < count) {
      const sent = performance.now();
      const status = await send(request);
      took.push(performance.now() - sent);
      if (status >= 300) failed++;
    }
  }
  await Promise.all(connections.map(one));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  return { perSecond: count / seconds, p99: took[Math.floor(0.99 * took.length)] ?? Number.NaN, failed };
}

interface Connection {
  readonly socket: Socket;
  /** Sends a request, and answers its status once the answer is there whole. */
  readonly send: (request: Buffer) => Promise<number>;
}

async function connected(port: number): Promise<Connection> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  return { socket, send: asking(socket) };
}

/** Sends one request after the other over a connection, and answers the status of each once its answer is there whole. */
function asking(socket: Socket): (request: Buffer) => Promise<number> {
  let received = "";
  let waiting: { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | undefined;
  socket.setEncoding("latin1");
  socket.on("data", (some) => {
    received += some;
    const body = received.indexOf("\r\n\r\n") + 4;
    if (body < 4) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
    if (length === undefined) socket.destroy(new Error("an answer does not say how long it is"));
    if (received.length < body + Number(length)) return;
    const status = Number(received.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length));
    received = "";
    waiting?.resolve(status);
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("end", () => waiting?.reject(new Error("the server has ended the connection")));
  return (request) =>
    new Promise((resolve, reject) => {
      if (socket.readableEnded) reject(new Error("the server ended the connection before its turn"));
      waiting = { resolve, reject };
      socket.write(request);
    });
}
