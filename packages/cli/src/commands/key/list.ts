import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { ApiKeyAnswer, apiKeyAnswer, apiKeyLines } from "../../present/api-keys.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class KeyList extends SwiftlineCommand {
  static override summary = "List the keys to the HTTP API, those that were revoked too.";
  static override examples = ["<%= config.bin %> key list --city my-city"];
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ keys: z.array(ApiKeyAnswer) });

  async run(): Promise<z.infer<typeof KeyList.answers>> {
    const { flags } = await this.parse(KeyList);
    return this.withStore(flags, "read", async ({ apiKeys }, book) => {
      const keys = (await apiKeys.list()).map((key) => apiKeyAnswer(key, book.zone));
      for (const line of apiKeyLines(keys)) this.log(line);
      return { keys };
    });
  }
}
