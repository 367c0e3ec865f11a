import { Args } from "@oclif/core";
import type * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { unregistered } from "../../no-such-appeal.ts";
import { AppealAnswer, appealAnswer, appealLines } from "../../present/appeal.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class AppealShow extends SwiftlineCommand {
  static override summary = "Show one appeal: what it is about, what happened, how its clocks stand.";
  static override examples = ["<%= config.bin %> appeal show nyc-311:68643811 --city my-city"];
  static override args = {
    appeal: Args.string({
      ignoreStdin: true,
      description: "the appeal's id: its hotline and its number there",
      required: true,
    }),
  };
  static override flags = { city: cityFlag, db: dbFlag };
  static override answers = AppealAnswer;

  async run(): Promise<z.infer<typeof AppealShow.answers>> {
    const { args, flags } = await this.parse(AppealShow);
    return this.withStore(flags, "read", async (store, book) => {
      const { history } = await store.log.read(args.appeal);
      const answer = appealAnswer(history, book, Date.now());
      if (answer === undefined) throw await unregistered(args.appeal, store.log, book);
      for (const line of appealLines(answer, history, book)) this.log(line);
      return answer;
    });
  }
}
