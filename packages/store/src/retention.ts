import { type Appeal, fold, isOpen } from "@swiftline/core/appeal";
import { keptUntil, type Retention } from "@swiftline/core/city";
import type { Zone } from "@swiftline/core/time";
import { leavingNoTrace } from "./leaving-no-trace.ts";
import type { PrivacyParts } from "./privacy-parts.ts";
import { forgetReplays } from "./replays.ts";
import { tables } from "./sql.ts";
import type { IdentityRow } from "./tables.ts";

/** What became of the identities that are kept: `identities` is the sum of the three that follow. */
export interface Retained {
  readonly identities: number;
  /** All their appeals ended long enough ago; their content is erased, unless it was only asked. */
  readonly due: number;
  /** They have an appeal that is open, and are kept however old it is. */
  readonly open: number;
  readonly notYet: number;
}

export interface RetainOptions {
  readonly retention: Retention;
  readonly zone: Zone;
  readonly now: number;
  readonly by: string;
  readonly purpose: string;
  /** Only count what is due. */
  readonly dryRun: boolean;
  readonly onProgress?: (done: number) => void;
}

type Verdict = Exclude<keyof Retained, "identities">;
type Kept = Pick<IdentityRow, "caller" | "kept_at">;

const ROWS_AT_ONCE = 500;

/**
 * Erases the identities that were kept long enough, some hundred in a transaction, so that it may be killed at any moment and run
 * again. An identity that no appeal names (its appeal was refused) counts from the moment it was kept. Answers that were kept to be
 * given again go too after their day.
 */
export async function retain(parts: PrivacyParts, options: RetainOptions): Promise<Retained> {
  const { connection } = parts;
  const kept = tables.selectFrom("identities").select(["caller", "kept_at"]).where("cipher", "is not", null);
  const counts = { identities: 0, due: 0, open: 0, notYet: 0 };
  const settle = (page: readonly Kept[]): void => {
    for (const verdict of settlePage(page, parts, options)) counts[verdict]++;
    counts.identities += page.length;
    options.onProgress?.(counts.identities);
  };
  const goThrough = (): Retained => {
    if (!options.dryRun) forgetReplays(connection, options.now);
    for (let after = ""; ; ) {
      const page = connection.all(kept.where("caller", ">", after).orderBy("caller").limit(ROWS_AT_ONCE));
      const last = page.at(-1)?.caller;
      if (last === undefined) return counts;
      if (options.dryRun) settle(page);
      else connection.atomically(() => settle(page));
      after = last;
    }
  };
  return options.dryRun ? goThrough() : leavingNoTrace(connection, goThrough);
}

function settlePage(page: readonly Kept[], parts: PrivacyParts, options: RetainOptions): readonly Verdict[] {
  const { by, purpose, now, dryRun } = options;
  const byCaller = appealsByCaller(
    page.map((row) => row.caller),
    parts,
  );
  return page.map(({ caller, kept_at }) => {
    const verdict = verdictOn(kept_at, byCaller.get(caller) ?? [], options);
    if (verdict === "due" && !dryRun) {
      parts.reads.note({ caller, act: "erase", by, purpose, at: now });
      parts.rows.clear(caller, now);
    }
    return verdict;
  });
}

function verdictOn(keptAt: number, appeals: readonly Appeal[], { retention, zone, now }: RetainOptions): Verdict {
  const ends = appeals.map((appeal) => (isOpen(appeal) ? undefined : appeal.endedAt));
  if (ends.includes(undefined)) return "open";
  const ended = Math.max(keptAt, ...ends.map((end) => end ?? now));
  return keptUntil(ended, retention, zone) <= now ? "due" : "notYet";
}

function appealsByCaller(
  callers: readonly string[],
  { commits, appeals }: PrivacyParts,
): ReadonlyMap<string, readonly Appeal[]> {
  const byCaller = new Map<string, Appeal[]>();
  for (const { history } of commits.read(appeals.of(callers)).values()) {
    const [first] = history;
    const appeal = fold(history);
    if (appeal === undefined || first?.type !== "AppealRegistered" || first.caller === undefined) continue;
    byCaller.set(first.caller, [...(byCaller.get(first.caller) ?? []), appeal]);
  }
  return byCaller;
}
