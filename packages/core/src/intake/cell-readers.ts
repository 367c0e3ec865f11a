import { LONGEST_ADDRESS, LONGEST_TEXT } from "../appeal/events.ts";
import { appealTimes, type Position } from "../appeal/terms.ts";
import { didYouMean } from "../nearest.ts";
import type { Zone } from "../time/zone.ts";
import { parseLocalText } from "./local-text.ts";
import type { ColumnRole } from "./mapping.ts";
import type { RowView } from "./row-view.ts";

/** The record's own number. */
export function readNumber(row: RowView): string | undefined {
  const id = row.cell("id");
  if (id === undefined) return row.wrong("id", "intake/empty", "the id is empty");
  return /^\S{1,120}$/.test(id)
    ? id
    : row.wrong("id", "intake/bad-id", "an id has at most 120 characters and no space");
}

/** A word of a closed list, in any case. */
export function readWord<Word extends string>(
  row: RowView,
  role: ColumnRole,
  text: string,
  words: readonly Word[],
): Word | undefined {
  const found = words.find((word) => word === text.toLowerCase());
  return (
    found ?? row.wrong(role, "intake/unknown-word", `${text} is none of ${words.join(", ")}`, didYouMean(text, words))
  );
}

/** WGS 84 degrees, where both are given. Thousands commas, as spreadsheets put them in, do not count. */
export function readPosition(row: RowView): Position | undefined {
  const degrees = (role: "latitude" | "longitude", most: number): number | undefined => {
    const text = row.cell(role);
    if (text === undefined) return undefined;
    const value = Number(text.replaceAll(",", ""));
    return Math.abs(value) <= most ? value : row.wrong(role, "intake/bad-position", `${text} is no ${role}`);
  };
  const [latitude, longitude] = [degrees("latitude", 90), degrees("longitude", 180)];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** What was said: all mapped columns, joined. */
export function readText(row: RowView): string {
  const text = row.cells("text").join(": ");
  if (text.length > LONGEST_TEXT)
    row.wrong("text", "intake/too-long", `the text has ${text.length} characters, at most ${LONGEST_TEXT} are kept`);
  return text;
}

export function readAddress(row: RowView): string | undefined {
  const address = row.cell("address");
  if (address === undefined || address.length <= LONGEST_ADDRESS) return address;
  return row.wrong(
    "address",
    "intake/too-long",
    `the address has ${address.length} characters, at most ${LONGEST_ADDRESS} are kept`,
  );
}

export interface RecordedTimes {
  readonly registeredAt: number;
  readonly endedAt: number | undefined;
  readonly dueAt: number | undefined;
}

/**
 * When the appeal was created, closed and due. Where a status is mapped, it says whether the appeal is closed, and a closing
 * date beside an open status is not taken for a closing; without a status, a closing date closes. One that lies before the
 * creation is wrong in any case.
 */
export function readTimes(row: RowView, closedStatuses: ReadonlySet<string>, zone: Zone): RecordedTimes | undefined {
  const instant = (role: ColumnRole): number | undefined => {
    const text = row.cell(role);
    if (text === undefined) return undefined;
    const time = parseLocalText(text, zone);
    if (time === undefined) return row.wrong(role, "intake/bad-date", `${text} is no date and time`);
    if (time >= appealTimes.from && time < appealTimes.to) return time;
    return row.wrong(role, "intake/bad-date", `${text} lies outside the years 1900 to 2499`);
  };
  const [registeredAt, closingAt, dueAt] = [instant("registeredAt"), instant("endedAt"), instant("dueAt")];
  if (row.cell("registeredAt") === undefined)
    row.wrong("registeredAt", "intake/empty", "the date of creation is empty");
  if (registeredAt !== undefined && closingAt !== undefined && closingAt < registeredAt)
    row.wrong(
      "endedAt",
      "intake/closed-before-created",
      `closed ${row.cell("endedAt")}, before it was created ${row.cell("registeredAt")}`,
    );
  const status = row.cell("status")?.toLowerCase();
  const closed = status === undefined ? closingAt !== undefined : closedStatuses.has(status);
  if (closed && row.cell("endedAt") === undefined)
    row.wrong("endedAt", "intake/closed-without-date", `status ${row.cell("status")} without a closing date`);
  return registeredAt === undefined ? undefined : { registeredAt, endedAt: closed ? closingAt : undefined, dueAt };
}
