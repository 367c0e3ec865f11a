import type { Dependence, Result, Undone } from "@swiftline/core";
import { en, sayRefusal } from "@swiftline/core/text";
import { z } from "zod";
import { counted } from "./counted.ts";

/** What was taken back of an import, or would be in a dry run; nothing where something later depends on it. */
export const UndoneAnswer = z.strictObject({
  id: z.string(),
  file: z.string(),
  dryRun: z.boolean(),
  appeals: z.int(),
  /** Those of them of which nothing else is left. */
  withdrawn: z.int(),
  events: z.int(),
  /** Every appeal that has gone on since, and with what. */
  dependences: z.array(z.strictObject({ appeal: z.string(), code: z.string(), message: z.string() })),
});
export type UndoneAnswer = z.infer<typeof UndoneAnswer>;

const nothing: Undone = { appeals: 0, withdrawn: 0, events: 0 };

export const undoneAnswer = (
  run: Pick<UndoneAnswer, "id" | "file" | "dryRun">,
  undone: Result<Undone, readonly Dependence[]>,
): UndoneAnswer => ({
  ...run,
  ...(undone.ok ? undone.value : nothing),
  dependences: undone.ok
    ? []
    : undone.reason.map(({ appealId, refusal }) => ({
        appeal: appealId,
        code: refusal.code,
        message: sayRefusal(refusal, en),
      })),
});

const MOST = 20;

/** The same for a person to read. */
export function undoneLines({ id, dryRun, appeals, withdrawn, events, dependences }: UndoneAnswer): readonly string[] {
  if (dependences.length > 0) {
    const more = dependences.length - MOST;
    return [
      `${id} is not taken back: ${counted(dependences.length, "appeal")} ${dependences.length === 1 ? "has" : "have"} gone on since.`,
      ...dependences.slice(0, MOST).map(({ appeal, message }) => `  ${appeal}: ${message}`),
      ...(more > 0 ? [`  and ${more.toLocaleString("en")} more; --json has them all`] : []),
    ];
  }
  const say = (count: number): string => count.toLocaleString("en");
  const sum = `${counted(events, "event")} of ${counted(appeals, "appeal")}: ${say(withdrawn)} gone, ${say(appeals - withdrawn)} as before`;
  if (dryRun) return [`${id} would be taken back: ${sum}.`, "  This was a dry run: nothing was written."];
  return [`${id} is taken back: ${sum}.`, "  The log keeps what it brought, and that it was taken back."];
}
