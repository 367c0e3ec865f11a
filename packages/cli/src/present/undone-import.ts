import type { Dependence, Result, Undone } from "@swiftline/core";
import { en, sayRefusal } from "@swiftline/core/text";
import type { RecordedImport } from "@swiftline/store";
import * as z from "zod";
import { counted, say } from "./counted.ts";
import { oneLine } from "./one-line.ts";

/** What was taken back of an import, or would be in a dry run; nothing where something later depends on it. */
export const UndoneAnswer = z.strictObject({
  id: z.string(),
  file: z.string(),
  dryRun: z.boolean(),
  appeals: z.int(),
  /** Those of them of which nothing else is left. */
  withdrawn: z.int(),
  events: z.int(),
  /** Every appeal that has gone on since, with what, and the later import that brought it; null where somebody acted. */
  dependences: z.array(
    z.strictObject({ appeal: z.string(), code: z.string(), message: z.string(), import: z.string().nullable() }),
  ),
  /** Where all of that came by later imports: these, in the order in which to take them back. */
  first: z.array(z.strictObject({ id: z.string(), file: z.string() })),
  /** Later imports that stand and told of appeals that were in already, perhaps by this one: nothing of them is kept for those. */
  leaning: z.array(z.strictObject({ id: z.string(), file: z.string(), unchanged: z.int() })),
});
export type UndoneAnswer = z.infer<typeof UndoneAnswer>;

const nothing: Undone = { appeals: 0, withdrawn: 0, events: 0 };

export const undoneAnswer = (
  run: Pick<UndoneAnswer, "id" | "file" | "dryRun">,
  undone: Result<Undone, readonly Dependence[]>,
  { inTheWay, leaning }: Readonly<Record<"inTheWay" | "leaning", readonly RecordedImport[]>>,
): UndoneAnswer => ({
  ...run,
  ...(undone.ok ? undone.value : nothing),
  dependences: undone.ok
    ? []
    : undone.reason.map(({ appealId, refusal, importIds }) => ({
        appeal: appealId,
        code: refusal.code,
        message: sayRefusal(refusal, en),
        import: importIds[0] ?? null,
      })),
  first: inTheWay.map(({ id, file }) => ({ id, file })),
  leaning: leaning.map(({ id, file, counts }) => ({ id, file, unchanged: counts.unchanged })),
});

const MOST = 20;

/** The same for a person to read. */
export function undoneLines(answer: UndoneAnswer): readonly string[] {
  const { id, dryRun, appeals, withdrawn, events, dependences } = answer;
  if (dependences.length > 0) {
    const more = dependences.length - MOST;
    return [
      `${id} is not taken back: ${counted(dependences.length, "appeal")} ${dependences.length === 1 ? "has" : "have"} gone on since.`,
      ...dependences.slice(0, MOST).map(({ appeal, message }) => `  ${appeal}: ${message}`),
      ...(more > 0 ? [`  and ${more.toLocaleString("en")} more; --json has them all`] : []),
      ...firstLines(answer),
    ];
  }
  const sum = `${counted(events, "event")} of ${counted(appeals, "appeal")}: ${say(withdrawn)} gone, ${say(appeals - withdrawn)} as before`;
  const leaning = leaningLines(answer);
  if (dryRun) return [`${id} would be taken back: ${sum}.`, ...leaning, "  This was a dry run: nothing was written."];
  return [`${id} is taken back: ${sum}.`, ...leaning, "  The log keeps what it brought, and that it was taken back."];
}

function firstLines({ first }: UndoneAnswer): readonly string[] {
  if (first.length === 0) return [];
  const more = first.length - MOST;
  return [
    `  Take back first${first.length === 1 ? "" : ", in this order"}:`,
    ...first.slice(0, MOST).map(({ id, file }) => `    ${id}, which brought ${oneLine(file)}`),
    ...(more > 0 ? [`    and ${counted(more, "import")} more; --json has them all`] : []),
  ];
}

function leaningLines({ leaning }: UndoneAnswer): readonly string[] {
  const more = leaning.length - MOST;
  return [
    ...leaning
      .slice(0, MOST)
      .map(
        ({ file, unchanged }) =>
          `  ${oneLine(file)} came later with ${counted(unchanged, "row")} that ${unchanged === 1 ? "was" : "were"} in already.`,
      ),
    ...(more > 0 ? [`  and ${counted(more, "later file")} more; --json has them all`] : []),
    ...(leaning.length > 0
      ? ["  Where such rows came with this one, they are gone with it; import the later file again to have them."]
      : []),
  ];
}
