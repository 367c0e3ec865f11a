import { Args } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag, limitFlag } from "../../flags.ts";
import { DeliveryAnswer, deliveryAnswer, deliveryLines } from "../../present/webhooks.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { noSuchWebhook } from "../../webhooks/no-such-webhook.ts";

export default class WebhookDeliveries extends SwiftlineCommand {
  static override summary = "Show what was sent to a webhook, and what it answered, newest first.";
  static override examples = ["<%= config.bin %> webhook deliveries 3f9a01cc --limit 5 --city my-city"];
  static override args = {
    webhook: Args.string({ ignoreStdin: true, description: "its id, as webhook list shows it", required: true }),
  };
  static override flags = { city: cityFlag, db: dbFlag, limit: limitFlag };
  static override answers = z.strictObject({ deliveries: z.array(DeliveryAnswer) });

  async run(): Promise<z.infer<typeof WebhookDeliveries.answers>> {
    const { args, flags } = await this.parse(WebhookDeliveries);
    return this.withStore(flags, "read", async ({ webhooks }, book) => {
      const isKnown = (await webhooks.list()).some(({ id }) => id === args.webhook);
      if (!isKnown) throw noSuchWebhook(args.webhook);
      const tries = await webhooks.deliveries(args.webhook, flags.limit);
      const deliveries = tries.map((one) => deliveryAnswer(one, book.zone));
      for (const line of deliveryLines(deliveries)) this.log(line);
      return { deliveries };
    });
  }
}
