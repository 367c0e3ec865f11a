import { randomUUID } from "node:crypto";
import { serve as listen } from "@hono/node-server";
import { Flags } from "@oclif/core";
import { openHotline, SwiftlineError } from "@swiftline/core";
import { allowAll, byApiKey, createHandler } from "@swiftline/sdk-http";
import { z } from "zod";
import { cityFlag, dbFlag } from "../flags.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";
import { keepTelling } from "../webhooks/keep-telling.ts";
import { sending } from "../webhooks/send.ts";

export default class Serve extends SwiftlineCommand {
  static override summary = "Serve the hotline over HTTP.";
  static override description = `The same handler that other systems embed, over this city's database.
Callers' names and numbers are taken only where SWIFTLINE_IDENTITY_KEY holds the key to encrypt them by.
Whoever asks must send a key that key create made, and may do what it was made for. With --open nobody is asked: everybody acts as a caller, so let it listen on this machine only, as it does unless --host says otherwise.
While it runs it tells the webhooks that webhook add named what happens, and stops once answers and messages under way are through.`;
  static override examples = [
    { description: "For those who have a key", command: "<%= config.bin %> serve --city my-city --port 3111" },
    { description: "To try it out", command: "<%= config.bin %> serve --open --city my-city" },
  ];
  static override enableJsonFlag = false;
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    host: Flags.string({ summary: "the address to listen on", default: "127.0.0.1" }),
    open: Flags.boolean({ summary: "ask nobody who they are" }),
    "private-webhooks": Flags.boolean({ summary: "tell webhooks also at addresses that only this network can reach" }),
    port: Flags.integer({ summary: "the port; 0 takes any free one", default: 3111, min: 0, max: 65_535 }),
  };
  static override answers = z.void();

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    await this.withStore(flags, "write", async (store, book) => {
      const handler = createHandler({
        hotline: openHotline({ log: store.log, book }),
        list: store.list,
        replays: store.replays,
        changes: store.changes,
        ...(process.env.SWIFTLINE_IDENTITY_KEY !== undefined && { identities: store.identities }),
        newId: (once) => once?.slice(0, 32) ?? randomUUID().replaceAll("-", ""),
        now: () => Date.now(),
        authorize: flags.open ? allowAll : byApiKey(store.apiKeys, Date.now),
        onError: tellError,
      });
      const stopped = new AbortController();
      const telling = keepTelling(
        {
          ...store,
          city: book.city.id,
          send: sending({ private: flags["private-webhooks"] }),
          now: Date.now,
          random: Math.random,
        },
        { signal: stopped.signal, onError: tellError },
      );
      await untilStopped(handler, flags, (address) => this.log(`${book.city.name} is served at ${address}`)).finally(
        () => stopped.abort(),
      );
      await telling;
    });
  }
}

const tellError = (error: unknown): void =>
  void process.stderr.write(`${error instanceof Error ? error.message : "unknown error"}\n`);

/** How long answers that have begun are waited for. */
const PATIENCE = 5_000;

/** Listens until the process is told to stop, then answers what has begun and lets go. */
function untilStopped(
  handler: (request: Request) => Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
  onListening: (address: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: handler, hostname: host, port }, (info) =>
      onListening(`http://${host}:${info.port}`),
    );
    server.once("error", (cause) =>
      reject(
        new SwiftlineError("serve/cannot-listen", `cannot listen on ${host}:${port}`, {
          tryThis: "choose another --port",
          cause,
        }),
      ),
    );
    const stop = (): void => {
      server.close(() => resolve());
      // Who follows the events would hold the server for ever.
      setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), PATIENCE).unref();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}
