import { HOUR } from "../time/duration.ts";
import type { Instant } from "../time/instant.ts";
import { dateOfLocal, type LocalTime } from "../time/local-time.ts";
import { dateOf, instantOf, localOf, offsetOf, type Zone } from "../time/zone.ts";
import type { FormsOf } from "./column-dates.ts";
import { compileForms } from "./date-forms.ts";
import type { PatternReader, WrittenTime } from "./date-pattern.ts";

/** What a cell holds, and the column that it stands in. */
export interface DateCell {
  readonly text: string;
  readonly column: string;
}

/** A moment as a row writes it, and as it was read. */
export interface MomentRead {
  readonly cell: DateCell | undefined;
  readonly at: Instant;
}

/**
 * What a text may mean that was read as before another moment and need not lie before it: that moment, where it names only its
 * day, or where the clocks skip the time of that moment and theirs do not run back; the second of two showings, where the
 * clocks show it twice. Undefined where it lies before it in every reading.
 */
export function laterReading(
  formsOf: FormsOf,
  zone: Zone,
): (cell: DateCell, moment: MomentRead) => Instant | undefined {
  const readers = new Map<string, PatternReader>();
  const read = ({ text, column }: DateCell): WrittenTime | undefined => {
    const reader = readers.get(column) ?? compileForms(formsOf(column));
    readers.set(column, reader);
    return reader(text);
  };
  const shownBy = (cell: DateCell | undefined): LocalTime | undefined => {
    const written = cell === undefined ? undefined : read(cell);
    return written?.offset === undefined ? written?.local : undefined;
  };
  return (cell, moment) => {
    const local = shownBy(cell);
    if (local === undefined) return undefined;
    if (read(cell)?.isDay) return dateOfLocal(local) === dateOf(zone, moment.at) ? moment.at : undefined;
    const momentShown = shownBy(moment.cell);
    if (momentShown !== undefined && isSkipped(zone, momentShown) && local >= momentShown) return moment.at;
    const second = secondShowing(zone, local);
    return second >= moment.at ? second : undefined;
  };
}

const isSkipped = (zone: Zone, local: LocalTime): boolean => localOf(zone, instantOf(zone, local)) !== local;

/** No clocks are set back further than this. */
const FURTHEST_BACK = 3 * HOUR;

/** The second of the two instants at which the clocks show a local time; the only one where they show it once. */
function secondShowing(zone: Zone, local: LocalTime): Instant {
  const first = instantOf(zone, local);
  const second = local - offsetOf(zone, first + FURTHEST_BACK);
  return localOf(zone, second) === local ? second : first;
}
