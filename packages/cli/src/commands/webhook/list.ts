import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { WebhookAnswer, webhookAnswer, webhookLines } from "../../present/webhooks.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class WebhookList extends SwiftlineCommand {
  static override summary = "List those who are told what happens, and how far they have been.";
  static override examples = ["<%= config.bin %> webhook list --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ webhooks: z.array(WebhookAnswer) });

  async run(): Promise<z.infer<typeof WebhookList.answers>> {
    const { flags } = await this.parse(WebhookList);
    return this.withStore(flags, "read", async (store, book) => {
      const webhooks = (await store.webhooks.list()).map((webhook) => webhookAnswer(webhook, book.zone));
      for (const line of webhookLines(webhooks)) this.log(line);
      return { webhooks };
    });
  }
}
