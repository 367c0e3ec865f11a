import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { verify } from "@swiftline/sdk-http";

interface Message {
  readonly headers: Headers;
  readonly body: string;
  readonly at: number;
}

/** Somebody on a socket of this machine who is told what happens, and takes all of it, but nothing before `opens`. */
export async function webhookReceiver(opens: Promise<unknown> = Promise.resolve()) {
  const got: Message[] = [];
  let asked = 0;
  const told = new Map<string, string>();
  const server = createServer(async (incoming, outgoing) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    const body = await textOf(incoming).catch(() => undefined);
    if (body === undefined) return;
    asked++;
    await opens;
    got.push({ headers, body, at: Date.now() });
    told.set(headers.get("webhook-id") ?? "", body);
    outgoing.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    /** The last body under each id. */
    told: told as ReadonlyMap<string, string>,
    /** How many messages have reached it, also those that it has not taken. */
    asked: () => asked,
    /** Waits until it has been told enough, or nothing more has come for half a minute. */
    async until(isEnough: (told: ReadonlyMap<string, string>) => boolean): Promise<void> {
      for (let quiet = 0; !isEnough(told) && quiet < 300; ) {
        const before = got.length;
        await pause(100);
        quiet = got.length === before ? quiet + 1 : 0;
      }
    },
    /** The ids of messages that were not signed by the secret, or came again under the same id with another body. */
    async faultsFor(secret: string): Promise<readonly string[]> {
      const faults: string[] = [];
      for (const { headers, body, at } of got) {
        const id = headers.get("webhook-id") ?? "";
        const isSigned = await verify({ headers, body }, { secrets: [secret], now: at });
        if (!isSigned || told.get(id) !== body || JSON.parse(body).id !== id) faults.push(id);
      }
      return faults;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
