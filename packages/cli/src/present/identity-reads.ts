import { formatInZone, type Zone } from "@swiftline/core/time";
import type { ToldRead } from "@swiftline/store";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** Somebody who wanted an identity; `refusal` is the code of the fault with which they were sent away. */
export const IdentityReadAnswer = z.strictObject({
  at: TimeAnswer,
  act: z.enum(["read", "export", "erase"]),
  by: z.string(),
  purpose: z.string(),
  caller: z.string(),
  /** The appeals that name the caller. */
  appeals: z.array(z.string()),
  refusal: z.string().nullable(),
});
type IdentityReadAnswer = z.infer<typeof IdentityReadAnswer>;

export const identityReadAnswer = ({ at, refusal, appealIds, ...read }: ToldRead, zone: Zone): IdentityReadAnswer => ({
  ...read,
  at: formatInZone(at, zone),
  appeals: [...appealIds],
  refusal: refusal ?? null,
});

/** The same for a person to read. */
export function identityReadLines(reads: readonly IdentityReadAnswer[]): readonly string[] {
  if (reads.length === 0) return ["Nobody has asked for an identity."];
  const columns = ["When", "Who", "Did", "What for", "Appeals", "Refused"].map((label) => ({ label }));
  const rows = reads.map(({ at, by, act, purpose, appeals, refusal }) => [
    shownTime(at, "second"),
    by,
    act,
    purpose,
    appeals.join(", ") || "–",
    refusal ?? "–",
  ]);
  return [textTable(columns, rows)];
}
