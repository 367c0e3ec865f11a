import { Flags } from "@oclif/core";
import * as z from "zod";
import { cityFlag, databaseOf, dbFlag } from "../../flags.ts";
import { counted } from "../../present/counted.ts";
import { progressLine } from "../../present/progress.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { untilInterrupted } from "../../until-interrupted.ts";

/** As a shell tells that Ctrl-C ended a program. */
const INTERRUPTED = 130;

export default class PrivacyRotate extends SwiftlineCommand {
  static override summary = "Encrypt every identity by the current key.";
  static override description =
    `SWIFTLINE_IDENTITY_KEY is the current key, SWIFTLINE_IDENTITY_KEYS_OLD has the ones before it, with commas between them.
It may be stopped at any moment and run again; meanwhile the hotline goes on. When it ends with status 0 no identity needs an old key: destroy them. Exit status 1 when some could not be read, 130 when it was stopped.`;
  static override examples = ["<%= config.bin %> privacy rotate --city my-city"];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    quiet: Flags.boolean({ char: "q", summary: "show no progress" }),
  };
  static override answers = z.strictObject({
    file: z.string(),
    rotated: z.int(),
    interrupted: z.boolean(),
    /** Identities whose key was not given, by the name of the key. */
    missing: z.array(z.strictObject({ key: z.string(), identities: z.int() })),
    /** Callers whose content is not what was kept. */
    damaged: z.array(z.string()),
  });

  async run(): Promise<z.infer<typeof PrivacyRotate.answers>> {
    const { flags } = await this.parse(PrivacyRotate);
    const progress = progressLine("rotated", { quiet: flags.quiet || this.jsonEnabled(), of: "identity" });
    const { asked, forget } = untilInterrupted();
    const { rotated, missing, damaged, interrupted } = await this.withStore(flags, "change", (store) =>
      store.privacy.rotate({
        interrupted: asked,
        onProgress: (done, all) => progress.show({ bytes: done, total: all, rows: done }),
      }),
    ).finally(forget);
    progress.end();
    this.log(`${counted(rotated, "identity")} encrypted by the current key${interrupted ? ", then interrupted" : ""}.`);
    for (const [key, count] of missing) this.log(`${counted(count, "identity")} left: key ${key} was not given.`);
    for (const caller of damaged) this.log(`Caller ${caller} is not what was kept: restore it from a backup.`);
    if (interrupted) process.exitCode = INTERRUPTED;
    else if (missing.size + damaged.length > 0) process.exitCode = 1;
    const left = Array.from(missing, ([key, identities]) => ({ key, identities }));
    return { file: databaseOf(flags), rotated, interrupted, missing: left, damaged: [...damaged] };
  }
}
