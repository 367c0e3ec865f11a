import type { History } from "../../appeal/events.ts";
import { agencyReceiving } from "../../appeal/history.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { Problem } from "../../problem.ts";
import { no, ok } from "../../result.ts";
import type { RowReader, Source } from "../source.ts";
import { flatColumns } from "../swiftline/flat-columns.ts";
import { missingFlatColumns, readFlatRows } from "../swiftline/flat-rows.ts";
import { lifeColumns, readToldLife } from "../swiftline/told-life.ts";
import { type NamedCodes, unknownCodes } from "../swiftline/unknown-codes.ts";

const isWhole = (columns: readonly string[]): boolean => lifeColumns.every((name) => columns.includes(name));

/**
 * What another Swiftline exported, or this one: flat rows, of which each is read as the acts that it proves, or whole lives, whose
 * events are taken over as they are.
 */
export const swiftline: Source = {
  id: "swiftline",
  summary: "what `swiftline export` writes: flat rows, or whole histories as lines of JSON",
  recognises: (columns) => isWhole(columns) || missingFlatColumns(columns).length === 0,
  bind(columns, { book }) {
    if (isWhole(columns)) return ok(readWholeLives(columns, book));
    const missing = missingFlatColumns(columns);
    if (missing.length === 0) return ok(readFlatRows(columns, book));
    return no(
      missing.map(
        (field): Problem => ({
          code: "intake/column-missing",
          message: `there is no column ${field}, without which a row is no appeal`,
          line: 1,
          field,
        }),
      ),
    );
  },
  example: {
    columns: [
      flatColumns.appealId.name,
      flatColumns.hotline.name,
      flatColumns.externalId.name,
      flatColumns.kind.name,
      flatColumns.channel.name,
      flatColumns.category.name,
      flatColumns.text.name,
      flatColumns.registeredAt.name,
    ],
    cells: [
      "nyc-311:68646798",
      "nyc-311",
      "68646798",
      "complaint",
      "phone",
      "pothole",
      "Street Condition: Pothole",
      "2026-04-13T02:01:51-04:00",
    ],
  },
};

function readWholeLives(columns: readonly string[], book: PolicyBook): RowReader {
  const [form, id, events] = (["form", "appealId", "events"] as const).map((name) => columns.indexOf(name));
  const unknown = unknownCodes(book);
  return ({ line, cells }) => {
    const cell = (index = -1): string => cells[index] ?? "";
    const read = readToldLife({ form: cell(form), appealId: cell(id), events: listIn(cell(events)) });
    if (!read.ok) return no(read.reason.map((problem) => ({ ...problem, line })));
    const { appealId, events: history } = read.value;
    const problems = history.flatMap((event) => unknown(codesIn(event)));
    if (problems.length > 0) return no(problems.map((problem) => ({ ...problem, line, field: "events" })));
    const { at: registeredAt } = history[0] as History[number];
    return ok({ kind: "told", appealId, registeredAt, history });
  };
}

/** A list within a record comes as its JSON text. */
function listIn(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** Those codes of an event that everything afterwards looks up. */
const codesIn = (event: History[number]): NamedCodes =>
  event.type === "AppealRegistered"
    ? { hotline: event.hotline, category: event.category, area: event.area }
    : { agency: agencyReceiving(event) };
