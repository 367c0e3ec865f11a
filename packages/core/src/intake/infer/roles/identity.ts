import { phrases } from "../column-name.ts";
import { type ColumnProfile, dateShare, distinctShare, shareOf } from "../column-profile.ts";
import { percent, RULED_OUT, reason } from "../evidence.ts";
import type { FileProfile } from "../file-profile.ts";
import type { RoleGuess } from "./role-guess.ts";

const NUMBERED = `service request id, service request number, service request num, request id, request number, request no, case no,
    ticket no, complaint no, reference no, ref no, record no, call no, no, nr`;

export const id: RoleGuess = {
  role: "id",
  names:
    phrases(`id, key, unique key, unique id, number, ref, reference, reference number, code, record id, sr number, sr id,
    case id, case number, case enquiry id, enquiry id, ticket, ticket id, ticket number, incident number, incident id, complaint number,
    complaint id, ${NUMBERED}, 编号, 工单编号, 工单号, 留言编号, 受理编号, 诉求编号, 案件编号, 流水号, 单号, folio, numero, expediente`),
  evidence(column, file) {
    const { filled, length, rows } = column;
    const distinct = distinctShare(column);
    const spaced = shareOf(column, (value) => /\s/.test(value));
    const decimal = shareOf(column, (value) => /^-?\d+\.\d*[1-9]\d*$/.test(value));
    const long = shareOf(column, (value) => value.length > 60);
    return [
      ...reason(
        [column.rows < 2, 0, "there are too few rows to see whether its values repeat"],
        [distinct === 1, 5, "no value comes twice"],
        [distinct >= 0.99, 4, `${percent(distinct)} of its values come only once`],
        [distinct >= 0.9, -2, `${percent(1 - distinct)} of its values come again`],
        [true, RULED_OUT, "its values repeat"],
      ),
      ...reason([
        /\b(record|row|object|global|system) id\b|\b[gu]uid\b/.test(column.words.join(" ")),
        -3,
        "its name is that of a key inside a system, which callers are not told",
      ]),
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
      ...reason([decimal > 0.1, RULED_OUT, "its values are decimal numbers"]),
      ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
      ...reason(
        [isMore(long, rows), RULED_OUT, "its values are long texts"],
        [length > 25, -4, "its values are long for a number"],
      ),
    ];
  },
};

/** Whether a share of the rows is more than a footer or two below them. */
const isMore = (share: number, rows: number): boolean => share > 0.5 || (share > 0.01 && share * rows > FOOTERS);
const FOOTERS = 2;

/** Whether a column is the only one whose values come once each, without blanks, and are no dates. */
function numbersAlone(column: ColumnProfile, { columns }: FileProfile): boolean {
  const could = columns.filter(
    ({ rows, values, dates }) =>
      rows > 1 && values.size === rows && dates.size === 0 && ![...values.keys()].some((value) => /\s/.test(value)),
  );
  return could.length === 1 && could[0] === column;
}
