import { isShown } from "../../number-reader.ts";
import { isOfNumber, phrases } from "../column-name.ts";
import { type ColumnProfile, dateShare, distinctShare, shareOf } from "../column-profile.ts";
import { percent, RULED_OUT, reason } from "../evidence.ts";
import type { FileProfile } from "../file-profile.ts";
import type { RoleGuess } from "./role-guess.ts";

const RECORD_NUMBERS = `
    service request id, service request number, service request num, request id, request number, request no, case no,
    ticket no, complaint no, reference no, ref no, record no, record id, sr number, sr id, case id, case number,
    case enquiry id, enquiry id, ticket id, ticket number, ticketnumber, incident number, incident id,
    complaint number, complaint id, 工单编号, 工单号, 留言编号, 受理编号, 诉求编号, 案件编号, 个案编号, 案号, 流水号,
    numéro de demande, no de demande, n° de demande, id demande, id declaration, numéro de dossier, vorgangsnummer,
    ticketnummer, meldungsnummer, aktenzeichen`;

/** The names that say of what their column is the number, so that it numbers nothing else. */
export const recordNumbers = phrases(RECORD_NUMBERS);

export const id: RoleGuess = {
  role: "id",
  names: phrases(`
    id, key, unique key, unique id, number, ref, reference, reference number, code, ticket, call no, no, nr,
    ${RECORD_NUMBERS}, 编号, 单号, folio, numero, expediente, id unique, identifiant, nummer`),
  evidence(column, file) {
    const { filled, length, rows } = column;
    const distinct = distinctShare(column);
    const spaced = shareOf(column, (value) => !isUnbroken(value, column));
    const decimal = shareOf(column, (value) => /^-?\d+\.0*[1-9]\d*$/.test(value));
    const shortened = shareOf(column, (value) => /^\d(?:[.,]\d+)?E\+\d{2}$/i.test(value));
    const long = shareOf(column, (value) => value.length > 60);
    const without = shareOf(column, isShown) > 0 ? ", each read without its commas and decimals" : "";
    return [
      ...reason(
        [column.rows < 2, 0, "there are too few rows to see whether its values repeat"],
        [distinct === 1, 5, `no value comes twice${without}`],
        [distinct >= 0.99, 4, `${percent(distinct)} of its values come only once${without}`],
        [distinct >= 0.9, -2, `${percent(1 - distinct)} of its values come again`],
        [true, RULED_OUT, "its values repeat"],
      ),
      ...reason(
        [INNER_KEY.test(column.column), RULED_OUT, "its name is that of a key that a system gives its rows"],
        [countsFeatures(column, file), -10, "it counts the features of a map"],
        [
          /\b(record|row|object|global|system) id\b|\b[gu]uid\b/.test(column.words.join(" ")),
          -3,
          "its name is that of a key inside a system, which callers are not told",
        ],
      ),
      ...reason([numbersAlone(column, file), 2, "no other column could number the records"]),
      ...reason(
        [filled === 1, 1, "it is never empty"],
        [filled < 0.9, RULED_OUT, `it is empty on ${percent(1 - filled)} of the rows`],
        [filled < 0.98, -3, `it is empty on ${percent(1 - filled)} of the rows`],
      ),
      ...reason(
        [isMore(spaced, rows), RULED_OUT, "its values have spaces"],
        [spaced > 0.01, -2, "some of its values have spaces"],
      ),
      ...reason(
        [decimal > 0.1, RULED_OUT, "its values are decimal numbers"],
        [shortened > 0, RULED_OUT, "a spreadsheet has cut its numbers short"],
      ),
      ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
      ...reason(
        [isMore(long, rows), RULED_OUT, "its values are long texts"],
        [length > 25, -4, "its values are long for a number"],
      ),
    ];
  },
};

/** What portals, databases and maps call the keys that they give to rows themselves. */
const INNER_KEY = /(?:^|\.)(?:[:_]id|objectid|(?:ogc_)?fid)$/i;

/** Whether a column is the `id` of GeoJSON features (RFC 7946), and numbers them from the first to the last. */
const countsFeatures = ({ column, values }: ColumnProfile, { columns, rows }: FileProfile): boolean =>
  column === "id" &&
  columns.some((other) => other.column.startsWith("properties.")) &&
  [...values.keys()].every((value) => Number(value) <= rows.length);

/** `2024 00001`, `SR 2024 00001`: parts with digits after the first, and a blank between any two. */
const PARTED_NUMBER = /^(?=.{1,25}$)\S+(?: (?=\S*\d)\S+)+$/;

/** Whether a value has no blanks, or only those between the parts of a number, in a column that says that it numbers something. */
const isUnbroken = (value: string, { column }: ColumnProfile): boolean =>
  !/\s/.test(value) || (isOfNumber(column) && PARTED_NUMBER.test(value));

/** Whether a share of the rows is more than a footer or two below them. */
const isMore = (share: number, rows: number): boolean => share > 0.5 || (share > 0.01 && share * rows > FOOTERS);
const FOOTERS = 2;

/** Whether a column is the only one whose values come once each, are no texts of several words, and no dates. */
function numbersAlone(column: ColumnProfile, { columns }: FileProfile): boolean {
  const could = columns.filter(
    (one) =>
      one.rows > 1 &&
      one.values.size === one.rows &&
      one.dates.size === 0 &&
      [...one.values.keys()].every((value) => isUnbroken(value, one)),
  );
  return could.length === 1 && could[0] === column;
}
