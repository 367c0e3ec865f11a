import { randomBytes } from "node:crypto";
import { Args, Flags } from "@oclif/core";
import type { Actor } from "@swiftline/core/appeal";
import { isScope, makeApiKey, scopesOf } from "@swiftline/sdk-http";
import * as z from "zod";
import { cityFlag, dbFlag, durationFlag, invalid } from "../../flags.ts";
import { ApiKeyAnswer, apiKeyAnswer } from "../../present/api-keys.ts";
import { requireKnownActor } from "../../privacy-flags.ts";
import { actorOf } from "../../request-actor.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class KeyCreate extends SwiftlineCommand {
  static override summary = "Make a key to the HTTP API; it is shown once and kept nowhere.";
  static override description =
    `Whoever sends it acts as the actor that it was made for: a portal as the caller, a desk as its agency. The database keeps a hash of it.
It may do what the regulation lets this actor do, or the part of it that --may names; reading is named health:read, openapi:read and appeals:read, an act by its own name, such as acts:sign. Who called is shown to no key but one that names identities:read, and erased by none but one that names identities:erase; each look and erasure is on record (privacy reads).`;
  static override examples = [
    {
      description: "For the city's app",
      command: "<%= config.bin %> key create app --as caller --city my-city",
    },
    {
      description: "For a desk that only signs and reports, for a quarter",
      command:
        "<%= config.bin %> key create 'precinct desk' --as agency:NYPD --may appeals:read,acts:sign,acts:report-result --for 92d --city my-city",
    },
  ];
  static override args = {
    name: Args.string({
      ignoreStdin: true,
      description: "whose it is, one name a system; it stands in records of access",
      required: true,
    }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    as: Flags.string({
      summary: "as whom its owner acts: caller, hotline, reviewer or agency:CODE",
      required: true,
      helpValue: "WHO",
    }),
    may: Flags.string({
      summary: "what it may do; all that its actor may when left out",
      multiple: true,
      delimiter: ",",
      helpValue: "SCOPE,...",
    }),
    for: durationFlag({ summary: "how long it is good; until it is revoked when left out" }),
  };
  static override answers = ApiKeyAnswer.extend({ key: z.string() });

  async run(): Promise<z.infer<typeof KeyCreate.answers>> {
    const { args, flags } = await this.parse(KeyCreate);
    const actor = actorOf(flags.as);
    const { may: scopes } = flags;
    requireScopes(actor, scopes ?? []);
    if (flags.for === 0) throw invalid("a key is good for longer than 0", "leave --for out for one without an end");
    return this.withStore(flags, "write", async ({ apiKeys }, book) => {
      requireKnownActor(book, actor);
      const createdAt = Date.now();
      const expiresAt = flags.for === undefined ? undefined : createdAt + flags.for;
      const { text, key } = makeApiKey({ name: args.name, actor, scopes, createdAt, expiresAt }, randomBytes);
      await apiKeys.add(key);
      this.log(text);
      return { ...apiKeyAnswer(key, book.zone), key: text };
    });
  }
}

/** Throws `flag/invalid` for what there is not, or what the actor may not do: a key would not say so. */
function requireScopes(actor: Actor, named: readonly string[]): void {
  const unknown = named.filter((scope) => !isScope(scope));
  const beyond = named.filter((scope) => isScope(scope) && !scopesOf(actor).has(scope));
  if (unknown.length > 0)
    throw invalid(`there is no scope ${unknown.join(", ")}`, `use ${[...scopesOf(actor)].join(", ")}`);
  if (beyond.length > 0) throw invalid(`${actor} may not do ${beyond.join(", ")}`, "make the key for another actor");
}
