import { Command, Errors, type Interfaces } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import type { Mode, Store } from "@swiftline/store";
import type * as z from "zod";
import { databaseOf, type StoreFlags } from "./flags.ts";
import { letOutputBeLost } from "./lost-output.ts";
import { failureOf, tellFailure } from "./present/failure.ts";
import { withStoreOf } from "./with-store.ts";
import { isWritten } from "./written.ts";

/** What every command has in common: `--json` by a published contract, faults without stack traces, exit statuses. */
export abstract class SwiftlineCommand extends Command {
  static override enableJsonFlag = true;
  /** The contract of `--json`; its JSON schema is published and tested. */
  static readonly answers: z.ZodType;

  /** What is loaded with a command has its own idea of output that is lost. */
  protected override async init(): Promise<void> {
    letOutputBeLost();
    await super.init();
  }

  /** Refuses, before anything is done, a file to write that must not be replaced. Throws `flag/invalid`. */
  protected override async parse<
    F extends Record<string, unknown>,
    B extends Record<string, unknown>,
    A extends Record<string, unknown>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse<F, B, A>(options, argv);
    if (Object.values(this.ctor.flags ?? {}).some(isWritten)) {
      const { requireReplaceableAll } = await import("./replaceable.ts");
      await requireReplaceableAll(this.ctor, parsed);
    }
    return parsed;
  }

  /** Reads the city, opens its store, hands both to `use`, and closes the store whatever happens. */
  protected async withStore<Value>(
    flags: StoreFlags,
    mode: Mode,
    use: (store: Store, book: PolicyBook) => Promise<Value>,
  ): Promise<Value> {
    const { openCity } = await import("@swiftline/files");
    const book = await openCity(flags.city);
    return withStoreOf(book, databaseOf(flags), mode, (store) => use(store, book));
  }

  /** Says something to the person at the terminal, and nothing to a pipe. */
  protected hint(text: string): void {
    if (process.stderr.isTTY && !this.jsonEnabled()) this.logToStderr(text);
  }

  /** A fault ends a command with its sentence and its status; where the sentence is not enough, `DEBUG=*` shows the stack. */
  protected override async catch(error: Error): Promise<void> {
    if (error instanceof Errors.ExitError) throw error;
    this.debug(error);
    const status = tellFailure(failureOf(error, this.ctor), { json: this.jsonEnabled() });
    // A pipe takes a long answer piece by piece, and the end of the process would cut it off.
    await new Promise<unknown>((written) => process.stdout.write("", written));
    this.exit(status);
  }
}
