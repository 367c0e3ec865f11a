import { isByContactAlone, type Scheme } from "../../../satisfaction/scheme.ts";
import { formatDate } from "../../../time/civil-date.ts";
import { formatInZone } from "../../../time/zone.ts";
import type { Report, ReportKind } from "../../report.ts";
import { halfDayOf } from "../../rollups/rollup.ts";
import { dateOfHalfDay, halfDaysLater } from "../../scores/half-day-span.ts";
import type { Period } from "../../scores/periods.ts";
import type { Asked } from "./asked.ts";
import { partsInWords } from "./response.ts";

/** What stands above every report of a period. */
export function headOf(
  { id, title }: Pick<ReportKind, "id" | "title">,
  { book, asOf, period }: Asked,
): Omit<Report, "notes" | "figures" | "sections"> {
  return {
    id,
    title: `${book.city.name}: ${title.toLowerCase()}, ${period.id}`,
    city: book.city.name,
    ...datesOf(period),
    period: inWords(period),
    asOf: formatInZone(asOf, book.zone),
    book: book.version,
  };
}

/** The first and the last date of a period, both of which it may share with its neighbours. */
const datesOf = ({ from, before }: Period) => ({
  from: formatDate(dateOfHalfDay(from)),
  to: formatDate(dateOfHalfDay(halfDaysLater(before, -1))),
});

function inWords(period: Period): string {
  const { from, to } = datesOf(period);
  if (period.kind === "noon-day") return `noon of ${from} to noon of ${to}`;
  return from === to ? from : `${from} to ${to}`;
}

/** What the three rates are shares of. */
const wholesOf = (scheme: Scheme): readonly string[] =>
  isByContactAlone(scheme)
    ? [
        "Response, resolution and satisfaction are shares of the valid follow-ups, that is of the callers who were reached.",
      ]
    : [
        "Resolution and satisfaction are shares of the valid follow-ups, that is of the callers who were reached.",
        `Response is the plain mean of ${partsInWords(scheme)}; a part over nothing is left out. It is no share of anything itself, and so has no interval.`,
      ];

/** What must be said of the three rates: what they are shares of, and what an answer earns. */
export const rateNotesOf = (scheme: Scheme): readonly string[] => [
  ...wholesOf(scheme),
  `What an answer earns goes by the scheme ${scheme.id}, version ${scheme.version}${scheme.summary === "" ? "" : `: ${scheme.summary}`}.`,
];

/** What every report of a period must say of its figures. */
export function notesOf({ book, asOf, period, scheme }: Asked): readonly string[] {
  return [
    ...(period.before > halfDayOf(asOf, book) ? ["The period is not over yet: its figures are those so far."] : []),
    "Appeals count in the period in which they were registered, with all that is known of them today.",
    ...rateNotesOf(scheme),
    "Intervals are Wilson's at 95 %, as if those who were called back were a random sample of all. A dash stands where nobody was reached.",
  ];
}
