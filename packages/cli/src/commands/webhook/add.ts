import { randomBytes } from "node:crypto";
import { Args, Flags } from "@oclif/core";
import { type EventType, eventTypes } from "@swiftline/core/appeal";
import * as z from "zod";
import { cityFlag, dbFlag, invalid } from "../../flags.ts";
import { WebhookAnswer, webhookAnswer } from "../../present/webhooks.ts";
import { requireKnownActor } from "../../privacy-flags.ts";
import { actorOf } from "../../request-actor.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { newSecret } from "../../webhooks/new-secret.ts";

export default class WebhookAdd extends SwiftlineCommand {
  static override summary = "Let an address be told what happens from now on, while serve runs.";
  static override description =
    `Each event is sent as a message of its own, as CloudEvents, signed by Standard Webhooks with the secret that is shown once. Each comes at least once, always under the same id; those about one appeal come one after the other, in their order, and those about several may come at once, in any order, up to sixteen. One that is not taken is tried again, after 5 s at first and later once a day, and what follows waits for it. An answer of 410 ends it. Nothing is sent of what an import brings.`;
  static override examples = [
    {
      description: "A portal that shows callers how far their appeals are",
      command: "<%= config.bin %> webhook add https://portal.example/swiftline --as hotline --city my-city",
    },
    {
      description: "A desk that wants to know of new orders only",
      command:
        "<%= config.bin %> webhook add https://nypd.example/hook --as agency:NYPD --types AppealDispatched --city my-city",
    },
  ];
  static override args = {
    url: Args.string({ ignoreStdin: true, description: "the address, https:// or http://", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    as: Flags.string({
      summary: "as whom it is told, which says what it may see: caller, hotline, reviewer or agency:CODE",
      required: true,
      helpValue: "WHO",
    }),
    types: Flags.string({
      summary: "the types of events that it is told of; all when left out",
      multiple: true,
      delimiter: ",",
      helpValue: "TYPE,...",
    }),
  };
  static override answers = WebhookAnswer.extend({ secret: z.string() });

  async run(): Promise<z.infer<typeof WebhookAdd.answers>> {
    const { args, flags } = await this.parse(WebhookAdd);
    const actor = actorOf(flags.as);
    const types = flags.types?.map(typeOf);
    requireAddress(args.url);
    return this.withStore(flags, "write", async ({ webhooks }, book) => {
      requireKnownActor(book, actor);
      const secret = newSecret();
      const id = randomBytes(4).toString("hex");
      const webhook = await webhooks.add({ id, url: args.url, secrets: [secret], actor, types });
      this.log(`${id}\n${secret}`);
      return { ...webhookAnswer(webhook, book.zone), secret };
    });
  }
}

function requireAddress(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    throw invalid(`${text} is no address that a message can be sent to`, "begin it with https://");
  if (url.username !== "" || url.password !== "")
    throw invalid("the address has a password in it", "leave it out: messages are signed");
}

function typeOf(text: string): EventType {
  const type = eventTypes.find((one) => one === text);
  if (type === undefined) throw invalid(`there is no event ${text}`, "see the events in the reference");
  return type;
}
