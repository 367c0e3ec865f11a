import { Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, databaseOf, dbFlag, durationFlag } from "../flags.ts";
import { logLevels } from "../serving/log-levels.ts";
import { rateFlag } from "../serving/rate-flag.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";

export default class Serve extends SwiftlineCommand {
  static override summary = "Serve the hotline over HTTP.";
  static override description = `The same handler that other systems embed, over this city's database.
Callers' names and numbers are taken only where SWIFTLINE_IDENTITY_KEY holds the key to encrypt them by: openssl rand -base64 32 makes one.
Whoever asks must send a key that key create made, and may do what it was made for. With --open nobody is asked: everybody acts as a caller, so let it listen on this machine only, as it does unless --host says otherwise.
It decides by the city folder as it was when it was started: start it again after a change. Where the database is still to be rebuilt by the new book it does not start.
While it runs it tells the webhooks that webhook add named what happens. To the standard error it writes a line of JSON for each request that it answers and each failure, with nobody's words or numbers in it.
Told to stop (SIGTERM, SIGINT) it says at /v1/ready that it is not ready, goes on for the time of --drain, and ends once the answers and messages under way are through; told again it ends at once.`;
  static override examples = [
    { description: "For those who have a key", command: "<%= config.bin %> serve --city my-city --port 3111" },
    { description: "To try it out", command: "<%= config.bin %> serve --open --city my-city" },
    {
      description: "Behind what spreads requests over several servers, and watched by Prometheus",
      command: "<%= config.bin %> serve --host 0.0.0.0 --drain 15s --metrics-port 9464",
    },
  ];
  static override enableJsonFlag = false;
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    drain: durationFlag({
      summary: "how long to go on after being told to stop, while nobody should send more",
      default: 0,
    }),
    host: Flags.string({ summary: "the address to listen on", default: "127.0.0.1" }),
    "log-level": Flags.option({ options: logLevels, summary: "how much to log", default: "info" })(),
    "metrics-host": Flags.string({
      summary: "the address of the metrics: nobody is asked for a key there",
      default: "127.0.0.1",
    }),
    "metrics-port": Flags.integer({
      summary: "a port of its own at which Prometheus reads /metrics; none when left out",
      min: 0,
      max: 65_535,
    }),
    "oidc-audience": Flags.string({ summary: "for whom tokens must be made out", dependsOn: ["oidc-issuer"] }),
    "oidc-issuer": Flags.string({
      summary: "take also tokens (JWT) of this issuer of OpenID Connect, whose swiftline_actor says as whom they act",
      dependsOn: ["oidc-audience"],
      helpValue: "URL",
    }),
    open: Flags.boolean({ summary: "ask nobody who they are" }),
    "private-webhooks": Flags.boolean({ summary: "tell webhooks also at addresses that only this network can reach" }),
    proxied: Flags.boolean({
      summary: "a proxy in front of the server writes into X-Forwarded-For who asks; without it that is not believed",
    }),
    port: Flags.integer({ summary: "the port; 0 takes any free one", default: 3111, min: 0, max: 65_535 }),
    rate: rateFlag({
      summary: "how often each who has a key may ask, and each address that has none; without end when left out",
    }),
  };
  static override answers = z.void();

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    const { serveStore } = await import("../serving/serve-store.ts");
    const { city: folder, host, port, open: isOpen, drain, "metrics-port": metricsPort } = flags;
    const { "oidc-issuer": issuer, "oidc-audience": audience } = flags;
    await this.withStore(flags, "write", (store, book) =>
      serveStore(
        {
          store,
          book,
          folder,
          database: databaseOf(flags),
          host,
          port,
          isOpen,
          drain,
          logLevel: flags["log-level"],
          ...(metricsPort !== undefined && { watched: { host: flags["metrics-host"], port: metricsPort } }),
          privateWebhooks: flags["private-webhooks"],
          isProxied: flags.proxied,
          ...(flags.rate !== undefined && { rate: flags.rate }),
          ...(issuer !== undefined && audience !== undefined && { issuer: { issuer, audience } }),
        },
        (address) => this.log(`${book.city.name} is served at ${address}`),
      ),
    );
  }
}
