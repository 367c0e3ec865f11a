import { randomInt } from "node:crypto";
import { type Act, Instant } from "@swiftline/core/appeal";
import { dateOf, formatDate, type Zone } from "@swiftline/core/time";
import { quoted, type Said } from "./said.ts";

interface Filled {
  readonly values: Said;
  readonly renumber?: () => string;
}

/** Fills in the ids that were left out: of an appeal that is taken down, and of the parts of one that is split. */
export const fillIn = ({ name }: Act, values: Said, zone: Zone): Filled => fillers[name]?.(values, zone) ?? { values };

const fillers: Readonly<Record<string, (values: Said, zone: Zone) => Filled>> = {
  register(values, zone) {
    const { appealId, hotline, at } = values;
    const when = Instant.safeParse(at);
    if (appealId !== undefined || !when.success) return { values };
    const renumber = (): string => `${quoted(hotline)}:${newNumber(when.data, zone)}`;
    return { values: { ...values, appealId: renumber() }, renumber };
  },
  split(values) {
    const { appealId, into } = values;
    if (!Array.isArray(into)) return { values };
    const parts = into.map((part, index) => ({ appealId: `${quoted(appealId)}-${index + 1}`, ...part }));
    return { values: { ...values, into: parts } };
  },
};

/** Without the letters and digits that sound or look alike. */
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * `20260502-7K3M9Q`: the day in the city, and chance. It does not tell how many appeals there are; two writers hardly ever
 * draw the same, and whoever comes second draws again.
 */
export const newNumber = (at: number, zone: Zone): string =>
  `${formatDate(dateOf(zone, at)).replaceAll("-", "")}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("")}`;
