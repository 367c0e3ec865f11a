import { formatInZone, type Zone } from "@swiftline/core/time";
import type { Recusal } from "@swiftline/store";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

const RecusalAnswer = z.strictObject({
  appeal: z.string(),
  who: z.string(),
  by: z.string(),
  reason: z.string(),
  at: TimeAnswer,
  lifted: z.strictObject({ at: TimeAnswer, by: z.string() }).nullable(),
});
type RecusalAnswer = z.infer<typeof RecusalAnswer>;

/** Who is recused from an appeal and who was; `changed` is false where it stood so already. */
export const RecusalsAnswer = z.strictObject({ changed: z.boolean(), recusals: z.array(RecusalAnswer) });
type RecusalsAnswer = z.infer<typeof RecusalsAnswer>;

export const recusalAnswer = ({ appealId, at, lifted, ...recusal }: Recusal, zone: Zone): RecusalAnswer => ({
  appeal: appealId,
  ...recusal,
  at: formatInZone(at, zone),
  lifted: lifted === undefined ? null : { at: formatInZone(lifted.at, zone), by: lifted.by },
});

/** The same for a person to read. */
export function recusalLines({ changed, recusals }: RecusalsAnswer): readonly string[] {
  const columns = ["Who", "Since", "By", "Reason", "Lifted"].map((label) => ({ label }));
  const rows = recusals.map(({ who, at, by, reason, lifted }) => [
    who,
    shownTime(at, "minute"),
    by,
    reason,
    lifted === null ? "–" : `${shownTime(lifted.at, "minute")} by ${lifted.by}`,
  ]);
  return [...(changed ? [] : ["Nothing has changed."]), ...(rows.length === 0 ? [] : [textTable(columns, rows)])];
}
