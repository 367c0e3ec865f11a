import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { explainClocks } from "@swiftline/core/book";
import { en, ToldClock, toldClock, type Words, zh } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { ink } from "./ink.ts";
import { shownTime } from "./shown-time.ts";

/** The languages in which clocks are explained. */
export const languages = { en, zh } as const satisfies Record<string, Words>;
export type Language = keyof typeof languages;

/** Every clock that an appeal has had by a moment, with every segment of it. */
export const ExplainedAnswer = z.strictObject({ id: z.string(), asOf: TimeAnswer, clocks: z.array(ToldClock) });
export type ExplainedAnswer = z.infer<typeof ExplainedAnswer>;

/** What the clocks of an appeal said at `now`, in the city's time. Undefined where it was not there yet. */
export function explainedAnswer(
  id: string,
  history: History,
  { book, now, language }: { readonly book: PolicyBook; readonly now: number; readonly language: Language },
): ExplainedAnswer | undefined {
  const time = (instant: number): string => formatInZone(instant, book.zone);
  const show = (instant: number): string => shownTime(time(instant), "second");
  const clocks = explainClocks(history, book, now);
  return (
    clocks && {
      id,
      asOf: time(now),
      clocks: clocks.map((one) => toldClock(one, languages[language], { time, show })),
    }
  );
}

/** The same for a person to read: what each clock promises, then its segments and how it stands. */
export function explainedLines({ id, asOf, clocks }: ExplainedAnswer, { zone }: PolicyBook): readonly string[] {
  const head = `${id} as of ${shownTime(asOf, "second")}, ${zone.name}`;
  if (clocks.length === 0) return [head, "No clock has started."];
  return [
    head,
    ...clocks.flatMap(({ says: [promise = "", ...lines] }) => [
      "",
      ink.bold(promise),
      ...lines.map((line) => `  ${line}`),
    ]),
  ];
}
