import { Flags } from "@oclif/core";
import { openHotline, type PolicyBook } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { cityFlag, databaseOf, dbFlag, type StoreFlags } from "../flags.ts";
import { ActedAnswer, countLines, doneLine, eventLines, refusedLines } from "../present/acted.ts";
import { type Language, languages } from "../present/clock-explanation.ts";
import { SwiftlineCommand } from "../swiftline-command.ts";
import { withStoreOf } from "../with-store.ts";
import { doOrders, exitStatusOf, type OrderRead } from "./do-orders.ts";
import { rehearsal } from "./rehearsal.ts";

/** What every command that acts takes: where, whether in earnest, and in which language it answers. */
export const actingFlags = {
  city: cityFlag,
  db: dbFlag,
  lang: Flags.option({
    summary: "the language of the words",
    options: Object.keys(languages) as Language[],
    default: "en" as const,
  })(),
  "dry-run": Flags.boolean({ char: "n", summary: "say what would happen, and write nothing", default: false }),
};

interface ActingFlags extends StoreFlags {
  readonly lang: Language;
  readonly "dry-run": boolean;
}

const INTERRUPTED = 130;

/** A command that does acts. */
export abstract class ActingCommand extends SwiftlineCommand {
  static override answers: typeof SwiftlineCommand.answers = ActedAnswer;

  /**
   * Reads the orders by the city's book and carries them out; `inFull` tells of every event, and what `begins` makes a store where
   * there is none.
   */
  protected async doAll(
    flags: ActingFlags,
    ordersBy: (book: PolicyBook) => AsyncIterable<OrderRead> | readonly OrderRead[],
    { inFull, begins = false }: { readonly inFull: boolean; readonly begins?: boolean },
  ): Promise<ActedAnswer> {
    const { lang: language, "dry-run": dryRun } = flags;
    const book = await openCity(flags.city);
    const orders = ordersBy(book);
    const mode = begins ? "write" : "change";
    return withStoreOf(book, databaseOf(flags), dryRun ? "read" : mode, async ({ log, identities, privacy }) => {
      const desk = dryRun
        ? { hotline: openHotline({ log: rehearsal(log), book }), identities: undefined }
        : { hotline: openHotline({ log, book }), identities, earlierAppeals: privacy.earlierAppeals };
      const { answer, interrupted } = await doOrders(orders, {
        desk,
        book,
        dryRun,
        language,
        onDone: (done, acted) => {
          this.log(doneLine(done, language));
          if (inFull) for (const line of eventLines(acted, book, language)) this.log(line);
        },
        onRefused: (refused) => {
          for (const line of refusedLines(refused)) this.logToStderr(line);
        },
      });
      for (const line of countLines(answer)) this.log(line);
      process.exitCode = interrupted ? INTERRUPTED : exitStatusOf(answer);
      return answer;
    });
  }
}
