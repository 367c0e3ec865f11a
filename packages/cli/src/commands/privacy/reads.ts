import { Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, dateFlag, dbFlag, limitFlag } from "../../flags.ts";
import { orderedDates } from "../../period.ts";
import { IdentityReadAnswer, identityReadAnswer, identityReadLines } from "../../present/identity-reads.ts";
import { callerNamed } from "../../privacy-flags.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class PrivacyReads extends SwiftlineCommand {
  static override summary = "List who wanted to know who called, and what for; latest first.";
  static override description = "Refused reads are in it too. Nobody is decrypted to answer this.";
  static override examples = [
    "<%= config.bin %> privacy reads --city my-city",
    {
      description: "Everybody who looked after one appeal's caller",
      command: "<%= config.bin %> privacy reads --appeal nyc-311:68643811 --limit 1000 --json --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    caller: Flags.string({ summary: "only of this caller", helpValue: "REFERENCE", exclusive: ["appeal"] }),
    appeal: Flags.string({ summary: "only of this appeal's caller", helpValue: "ID" }),
    by: Flags.string({ summary: "only by this one", helpValue: "WHO" }),
    from: dateFlag({ summary: "only on or after this date" }),
    to: dateFlag({ summary: "only on or before this date" }),
    limit: limitFlag,
  };
  static override answers = z.strictObject({ reads: z.array(IdentityReadAnswer) });

  async run(): Promise<z.infer<typeof PrivacyReads.answers>> {
    const { flags } = await this.parse(PrivacyReads);
    const { caller, appeal, by, limit } = flags;
    const periodIn = orderedDates(flags);
    return this.withStore(flags, "read", async (store, { zone }) => {
      const one = caller === undefined && appeal === undefined ? undefined : await callerNamed(flags, store);
      const filter = { ...periodIn(zone), by, callers: one === undefined ? undefined : [one] };
      const found = await store.privacy.reads(filter, limit);
      const reads = found.map((read) => identityReadAnswer(read, zone));
      for (const line of identityReadLines(reads)) this.log(line);
      return { reads };
    });
  }
}
