import type { LayerDay, LayerPlan } from "@swiftline/files";
import * as z from "zod";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { ink } from "./ink.ts";

const Day = z.strictObject({ date: z.iso.date(), name: z.string(), worked: z.boolean() });

/** What taking holidays into a calendar changed, or would change. */
export const LayerAnswer = z.strictObject({
  calendar: z.string(),
  layer: z.string(),
  file: z.string(),
  /** Whether the file was written: not in a dry run, and not where nothing changes. */
  written: z.boolean(),
  changed: z.boolean(),
  added: z.array(Day),
  removed: z.array(Day),
  holidaysKnownUntil: z.strictObject({ before: z.iso.date().nullable(), after: z.iso.date().nullable() }),
  /** What is doubtful in the calendar then. */
  warnings: z.array(ProblemAnswer),
});
export type LayerAnswer = z.infer<typeof LayerAnswer>;

export const layerAnswer = (
  { file, changed, added, removed, knownUntil, warnings }: LayerPlan,
  done: Pick<LayerAnswer, "calendar" | "layer" | "written">,
): LayerAnswer => ({
  ...done,
  file,
  changed,
  added: added.map(dayAnswer),
  removed: removed.map(dayAnswer),
  holidaysKnownUntil: { before: knownUntil.before ?? null, after: knownUntil.after ?? null },
  warnings: [...warnings],
});

const dayAnswer = ({ date, name, worked }: LayerDay): z.infer<typeof Day> => ({ date, name, worked });

/** The same for a person to read: a line for each day that comes or goes. */
export function layerLines(answer: LayerAnswer): readonly string[] {
  const { calendar, layer, file, written, changed, added, removed, holidaysKnownUntil, warnings } = answer;
  if (!changed) return [`Nothing changes: layer ${layer} of calendar ${calendar} holds these days already.`];
  const days = [
    ...removed.map((day) => ({ ...day, mark: ink.red("-") })),
    ...added.map((day) => ({ ...day, mark: ink.green("+") })),
  ].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const { before, after } = holidaysKnownUntil;
  return [
    ...problemLines(warnings),
    ...days.map(({ mark, date, name, worked }) => `${mark} ${date} ${name}${worked ? " (worked)" : ""}`),
    ...(before === after
      ? []
      : [`Holidays are known until ${after}${before === null ? "" : `, no longer ${before}`}.`]),
    `${file}: ${counted(added.length, "day")} added to layer ${layer}, ${counted(removed.length, "day")} taken out${written ? "" : " (a dry run: nothing was written)"}.`,
  ];
}
