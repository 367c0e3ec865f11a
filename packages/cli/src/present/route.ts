import type { PolicyBook } from "@swiftline/core";
import type { RouteStep } from "@swiftline/core/appeal";
import { type DispatchExplanation, nameOfCode } from "@swiftline/core/book";
import { type ToldRoute, toldRoute } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import { type Language, languages } from "./clock-explanation.ts";
import { shownTime } from "./shown-time.ts";

/** An explanation, and who has acted on the appeal, if anybody has. */
export interface Explained extends DispatchExplanation {
  readonly acted?: string | undefined;
}

/** Where a matter goes, and why, in the city's time. */
export const routeAnswer = (explained: Explained, book: PolicyBook, language: Language): ToldRoute =>
  toldRoute(explained, {
    words: languages[language],
    nameOf: nameOfCode(book),
    time: (instant) => formatInZone(instant, book.zone),
  });

/** The same for a person to read. */
export function routeLines(
  { inWords, recorded, acted, says, version, at }: ToldRoute,
  book: PolicyBook,
  language: Language,
): readonly string[] {
  const words = languages[language].route;
  return [
    ...inWords,
    words.asOf(shownTime(at, "minute"), version),
    ...(recorded === null || recorded.sameSet
      ? []
      : [words.setGone(recorded.version), ...recorded.steps.map(stepLine)]),
    ...(acted === null || acted === says.agency ? [] : [words.inFact(nameOfCode(book)(acted))]),
  ];
}

const stepLine = ({ table, rule, because }: RouteStep): string =>
  `  ${table} ${rule}${because.map(({ condition, got, by }) => `, ${condition} ${got} (${by})`).join("")}`;
