import { Args, Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { WebhookAnswer, webhookAnswer, webhookLines } from "../../present/webhooks.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { noSuchWebhook } from "../../webhooks/no-such-webhook.ts";

export default class WebhookReplay extends SwiftlineCommand {
  static override summary = "Tell a webhook again what happened behind a change, at once, also where it was gone.";
  static override examples = [
    {
      description: "Everything from the beginning",
      command: "<%= config.bin %> webhook replay 3f9a01cc --after 0 --city my-city",
    },
  ];
  static override args = {
    webhook: Args.string({ ignoreStdin: true, description: "its id, as webhook list shows it", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    after: Flags.integer({
      summary: "the change behind which it is told, a cursor of the events; 0 for all",
      required: true,
      min: 0,
      helpValue: "CURSOR",
    }),
  };
  static override answers = z.strictObject({ webhooks: z.array(WebhookAnswer) });

  async run(): Promise<z.infer<typeof WebhookReplay.answers>> {
    const { args, flags } = await this.parse(WebhookReplay);
    return this.withStore(flags, "change", async (store, book) => {
      const webhook = await store.webhooks.replay(args.webhook, flags.after);
      if (webhook === undefined) throw noSuchWebhook(args.webhook);
      const webhooks = [webhookAnswer(webhook, book.zone)];
      for (const line of webhookLines(webhooks)) this.log(line);
      return { webhooks };
    });
  }
}
