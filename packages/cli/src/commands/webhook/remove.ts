import { Args } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { noSuchWebhook } from "../../webhooks/no-such-webhook.ts";

export default class WebhookRemove extends SwiftlineCommand {
  static override summary = "Tell an address nothing more, and forget what was sent to it.";
  static override examples = ["<%= config.bin %> webhook remove 3f9a01cc --city my-city"];
  static override args = {
    webhook: Args.string({ ignoreStdin: true, description: "its id, as webhook list shows it", required: true }),
  };
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ removed: z.string() });

  async run(): Promise<z.infer<typeof WebhookRemove.answers>> {
    const { args, flags } = await this.parse(WebhookRemove);
    return this.withStore(flags, "change", async ({ webhooks }) => {
      if (!(await webhooks.remove(args.webhook))) throw noSuchWebhook(args.webhook);
      this.log(`${args.webhook} is told nothing more.`);
      return { removed: args.webhook };
    });
  }
}
