import type * as z from "zod";
import { cityFlag, dbFlag } from "../../flags.ts";
import { SubjectAccessAnswer, subjectAccessAnswer } from "../../present/subject-access.ts";
import { byFlag, callerFlags, callerNamed, purposeFlag, requireKnownActor } from "../../privacy-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class PrivacyExport extends SwiftlineCommand {
  static override summary = "Print everything that is held of one person, for themselves (subject access).";
  static override description =
    `Who they said they are, their appeals and what became of them, and everybody who wanted to see it, as JSON. The same telephone number or e-mail address is the same person, unless two names came with it: then each is who has their name.
It is the only command that prints an identity: make sure that it is they who ask. It is recorded.`;
  static override examples = [
    {
      description: "Readable by you alone",
      command:
        "(umask 077; <%= config.bin %> privacy export --appeal nyc-311:68643811 --by desk-4 --purpose 'subject access' --city my-city > person.json)",
    },
  ];
  static override flags = { city: cityFlag, db: dbFlag, ...callerFlags, by: byFlag, purpose: purposeFlag };
  static override answers = SubjectAccessAnswer;

  async run(): Promise<z.infer<typeof PrivacyExport.answers>> {
    const { flags } = await this.parse(PrivacyExport);
    const { by, purpose } = flags;
    return this.withStore(flags, "change", async (store, book) => {
      requireKnownActor(book, by);
      const caller = await callerNamed(flags, store);
      const held = await store.privacy.exportOf(caller, { by, purpose, at: Date.now() });
      const recorded = await store.log.readMany(held.appealIds);
      const histories = Array.from(recorded.values(), ({ history }) => history);
      const answer = subjectAccessAnswer(held, histories, book);
      this.log(JSON.stringify(answer, null, 2));
      return answer;
    });
  }
}
