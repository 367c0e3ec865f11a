import { Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { counted } from "../../present/counted.ts";
import { byFlag, callerFlags, callerNamed, purposeFlag, requireKnownActor } from "../../privacy-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class PrivacyErase extends SwiftlineCommand {
  static override summary = "Erase who called, because they ask for it or a court does.";
  static override description =
    `The content goes; events keep a reference that means nothing any more, and no figure changes. It cannot be taken back.
--all also erases what the same person left with other appeals, as privacy export shows it.`;
  static override examples = [
    {
      description: "Everything of one person",
      command:
        "<%= config.bin %> privacy erase --appeal nyc-311:68643811 --all --by desk-4 --purpose 'asked in writing' --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    ...callerFlags,
    all: Flags.boolean({ summary: "everything of the same person" }),
    "even-open": Flags.boolean({ summary: "also while an appeal is open, so that nobody can call back" }),
    by: byFlag,
    purpose: purposeFlag,
  };
  static override answers = z.strictObject({
    /** The references whose content was erased; those that had none are not in it. */
    erased: z.array(z.string()),
  });

  async run(): Promise<z.infer<typeof PrivacyErase.answers>> {
    const { flags } = await this.parse(PrivacyErase);
    const { by, purpose, all, "even-open": evenOpen } = flags;
    return this.withStore(flags, "change", async (store, book) => {
      requireKnownActor(book, by);
      const caller = await callerNamed(flags, store);
      const erased = await store.privacy.eraseAll(caller, { by, purpose, at: Date.now() }, { all, evenOpen });
      this.log(erased.length === 0 ? "It was erased before." : `${counted(erased.length, "identity")} erased.`);
      return { erased: [...erased] };
    });
  }
}
