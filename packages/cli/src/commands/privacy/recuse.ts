import { Args, Flags } from "@oclif/core";
import type * as z from "zod";
import { cityFlag, dbFlag, invalid } from "../../flags.ts";
import { RecusalsAnswer, recusalAnswer, recusalLines } from "../../present/recusals.ts";
import { byFlag, reasonFlag, requireAppeal, requireKnownActor, whoFlag } from "../../privacy-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class PrivacyRecuse extends SwiftlineCommand {
  static override summary = "Recuse somebody from an appeal: they may not see who called.";
  static override description =
    `For the person or agency complained of, a relative, a neighbour. Whoever is recused is refused the caller's identity, and each try is recorded.
Recusals stay on the record; --lift says since when one no longer holds.`;
  static override examples = [
    {
      description: "The agency complained of",
      command:
        "<%= config.bin %> privacy recuse nyc-311:68643811 --who agency:NYPD --by supervisor-2 --reason 'complained of' --city my-city",
    },
    {
      description: "It was the wrong appeal",
      command:
        "<%= config.bin %> privacy recuse nyc-311:68643811 --who agency:NYPD --by supervisor-2 --lift --city my-city",
    },
  ];
  static override args = {
    appeal: Args.string({ ignoreStdin: true, description: "the appeal's id", required: true }),
  };
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    who: whoFlag,
    by: byFlag,
    reason: reasonFlag,
    lift: Flags.boolean({ summary: "let them see the caller again", exclusive: ["reason"] }),
  };
  static override answers = RecusalsAnswer;

  async run(): Promise<z.infer<typeof PrivacyRecuse.answers>> {
    const { args, flags } = await this.parse(PrivacyRecuse);
    const { who, by, reason, lift } = flags;
    if (!lift && reason === undefined) throw invalid("--reason is needed: nobody is recused without one");
    return this.withStore(flags, "change", async (store, book) => {
      await requireAppeal(args.appeal, store);
      requireKnownActor(book, who);
      const [appealId, at] = [args.appeal, Date.now()];
      const changed = lift
        ? await store.privacy.liftRecusal(appealId, who, { at, by })
        : await store.privacy.recuse({ appealId, who, by, reason: reason ?? "", at });
      const recusals = await store.privacy.recusals(appealId);
      const answer = { changed, recusals: recusals.map((recusal) => recusalAnswer(recusal, book.zone)) };
      for (const line of recusalLines(answer)) this.log(line);
      return answer;
    });
  }
}
