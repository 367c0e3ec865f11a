import { Args } from "@oclif/core";
import { SwiftlineError } from "@swiftline/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { ApiKeyAnswer, apiKeyAnswer, apiKeyLines } from "../../present/api-keys.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class KeyRevoke extends SwiftlineCommand {
  static override summary = "Revoke a key to the HTTP API, from its next request on.";
  static override examples = ["<%= config.bin %> key revoke 3f9a01cc --city my-city"];
  static override args = {
    key: Args.string({
      ignoreStdin: true,
      description: "its eight letters and digits, as key list shows them",
      required: true,
    }),
  };
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = z.strictObject({ keys: z.array(ApiKeyAnswer) });

  async run(): Promise<z.infer<typeof KeyRevoke.answers>> {
    const { args, flags } = await this.parse(KeyRevoke);
    return this.withStore(flags, "change", async ({ apiKeys }, book) => {
      if (!(await apiKeys.revoke(args.key, Date.now())))
        throw new SwiftlineError("key/not-found", `no key ${args.key} can be revoked`, {
          tryThis: "look for it with: swiftline key list",
        });
      const keys = (await apiKeys.list()).filter(({ id }) => id === args.key);
      const answer = { keys: keys.map((key) => apiKeyAnswer(key, book.zone)) };
      for (const line of apiKeyLines(answer.keys)) this.log(line);
      return answer;
    });
  }
}
