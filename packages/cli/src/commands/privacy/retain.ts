import { Flags } from "@oclif/core";
import type { Retention } from "@swiftline/core/city";
import * as z from "zod";
import { askedMoment, cityFlag, databaseOf, dbFlag, invalid, momentFlag } from "../../flags.ts";
import { counted } from "../../present/counted.ts";
import { progressLine } from "../../present/progress.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

const written = ({ count, unit }: Retention): string => `${count}${unit}`;

export default class PrivacyRetain extends SwiftlineCommand {
  static override summary = "Erase the identities that were kept long enough.";
  static override description =
    `city.yaml says how long after a caller's last appeal ended: privacy: { identities: 3y }, or 90d, or 18mo. Where it says nothing, nothing is erased. While an appeal is open its caller is kept, however old it is.
No figure changes: events hold a reference only. Run it once a day.`;
  static override examples = [
    { description: "Once a day, from a timer", command: "<%= config.bin %> privacy retain --city my-city" },
    {
      description: "What will be due at the end of the year",
      command: "<%= config.bin %> privacy retain --dry-run --at 2027-01-01T00:00 --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    "dry-run": Flags.boolean({ summary: "count what is due and erase nothing", default: false }),
    at: momentFlag({
      summary: "with --dry-run: count what is due by this moment instead of now, in the city's time or with an offset",
    }),
    by: Flags.string({ summary: "who is recorded to have erased", default: "retention", helpValue: "WHO" }),
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = z.strictObject({
    file: z.string(),
    /** How long identities are kept, as city.yaml says; null where it says nothing. */
    kept: z.string().nullable(),
    dryRun: z.boolean(),
    /** The sum of the three that follow. */
    identities: z.int(),
    due: z.int(),
    open: z.int(),
    notYet: z.int(),
  });

  async run(): Promise<z.infer<typeof PrivacyRetain.answers>> {
    const { flags } = await this.parse(PrivacyRetain);
    const { by, at, "dry-run": dryRun } = flags;
    if (at !== undefined && !dryRun) throw invalid("--at asks about another moment; it needs --dry-run");
    const file = databaseOf(flags);
    return this.withStore(flags, "change", async (store, { city, zone }) => {
      const retention = city.privacy?.identities;
      if (retention === undefined) {
        this.log("city.yaml does not say how long identities are kept: nothing is erased.");
        return { file, kept: null, dryRun, identities: 0, due: 0, open: 0, notYet: 0 };
      }
      const progress = progressLine("looked at", { quiet: flags.quiet || this.jsonEnabled(), of: "identity" });
      const counts = await store.privacy.retain({
        retention,
        zone,
        now: askedMoment(at, { zone }) ?? Date.now(),
        by,
        purpose: `kept for ${written(retention)}`,
        dryRun,
        onProgress: (done) => progress.show({ bytes: done, total: undefined, rows: done }),
      });
      progress.end();
      const { identities, due, open, notYet } = counts;
      this.log(`${counted(due, "identity")} of ${identities.toLocaleString("en")} ${dryRun ? "due" : "erased"}.`);
      this.log(
        `${open.toLocaleString("en")} kept for an open appeal, ${notYet.toLocaleString("en")} not long enough yet.`,
      );
      return { file, kept: written(retention), dryRun, ...counts };
    });
  }
}
