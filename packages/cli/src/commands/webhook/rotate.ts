import { Args } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { newSecret } from "../../webhooks/new-secret.ts";
import { noSuchWebhook } from "../../webhooks/no-such-webhook.ts";

export default class WebhookRotate extends SwiftlineCommand {
  static override summary = "Give a webhook another secret; the one before it holds until the next is given.";
  static override examples = ["<%= config.bin %> webhook rotate 3f9a01cc --city my-city"];
  static override args = {
    webhook: Args.string({ ignoreStdin: true, description: "its id, as webhook list shows it", required: true }),
  };
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ secret: z.string() });

  async run(): Promise<z.infer<typeof WebhookRotate.answers>> {
    const { args, flags } = await this.parse(WebhookRotate);
    return this.withStore(flags, "change", async ({ webhooks }) => {
      const secret = newSecret();
      if (!(await webhooks.rotate(args.webhook, secret))) throw noSuchWebhook(args.webhook);
      this.log(secret);
      return { secret };
    });
  }
}
