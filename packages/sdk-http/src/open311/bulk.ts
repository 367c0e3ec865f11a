import { ok, type Result } from "@swiftline/core";
import type { AppealFilter } from "@swiftline/core/book";
import {
  type Cell,
  csvLines,
  type ExportColumn,
  type FlatAppeal,
  flatAppeal,
  georeportBulk,
} from "@swiftline/core/exporting";
import { everyAppeal } from "@swiftline/core/hotline";
import { answerWith } from "../answer-with.ts";
import { element, type Fields } from "./answer.ts";
import { momentOf, together, type Wrong } from "./asked.ts";
import type { Call } from "./call.ts";
import { idsOf, publicRequests, shownInLists } from "./public-request.ts";
import { secondOf, toSeconds } from "./request-fields.ts";
import { behind, openAsked } from "./request-query.ts";

type Columns = readonly ExportColumn<FlatAppeal>[];

/** How a form begins and ends, and what it makes of one request. */
interface Writing {
  readonly type: string;
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  readonly one: (flat: FlatAppeal) => string;
}

/**
 * Everything that is public as GeoReport Bulk, newest first, written as it is read: made or changed between two dates, of some services or of one
 * status, or all of it. Nobody counts it, and no date is too far from another.
 */
export function readBulk(call: Call): Result<Response, Wrong> {
  const { asked, city, format } = call;
  const read = together({
    start: momentOf(asked, "start_date"),
    end: momentOf(asked, "end_date"),
    after: momentOf(asked, "updated_after"),
    before: momentOf(asked, "updated_before"),
    open: openAsked(asked),
  });
  if (!read.ok) return read;
  const { start, end, after, before, open } = read.value;
  const services = asked.many("service_code");
  const filter: AppealFilter = {
    ...shownInLists(city),
    open,
    registeredFrom: start,
    registeredBefore: end === undefined ? undefined : behind(end),
    updatedFrom: after,
    updatedBefore: before === undefined ? undefined : behind(before),
    ...(services.length > 0 && { categories: services }),
  };
  const writing = writingFor(format, call);
  return ok(
    answerWith(writtenOut(filter, writing, call), {
      status: 200,
      headers: { "content-type": writing.type, "cache-control": "no-store" },
    }),
  );
}

/** What an agency wrote may name people: it is no part of what everybody can read. */
function columnsOf({ ports }: Call): Columns {
  const columns = georeportBulk(ports.hotline.book);
  return columns.map((column) => {
    if (column.name === "status_notes") return { ...column, of: () => undefined };
    if (column.type !== "time") return column;
    return { ...column, of: (flat) => secondsIn(column.of(flat)) };
  });
}

function writingFor(format: Call["format"], call: Call): Writing {
  const columns = columnsOf(call);
  const fieldsOf = (flat: FlatAppeal): Fields =>
    Object.fromEntries(columns.map(({ name, type, of }) => [name, toldOf(of(flat), type)]));
  const separated = { between: "", end: "" };
  switch (format) {
    case "csv": {
      const { header, row } = csvLines(columns, call.ports.hotline.book.zone);
      return { type: "text/csv; charset=utf-8; header=present", begin: header, ...separated, one: row };
    }
    case "json":
      return {
        type: "application/json; charset=utf-8",
        begin: "[",
        between: ",\n",
        end: "]\n",
        one: (flat) => JSON.stringify(fieldsOf(flat)),
      };
    case "xml":
      return {
        type: "text/xml; charset=utf-8",
        begin: '<?xml version="1.0" encoding="UTF-8"?>\n<service_requests>',
        between: "\n",
        end: "</service_requests>\n",
        one: (flat) => element("request", fieldsOf(flat)),
      };
  }
}

const secondsIn = (cell: Cell): Cell => (cell === undefined ? undefined : secondOf(Number(cell)));

const toldOf = (cell: Cell, type: ExportColumn<FlatAppeal>["type"]): string | number | boolean | null => {
  if (cell === undefined) return null;
  return type === "time" ? toSeconds(Number(cell)) : cell;
};

/** Reads no further than its reader does. */
function writtenOut(filter: AppealFilter, { begin, between, end, one }: Writing, { ports }: Call) {
  const encoder = new TextEncoder();
  const pages = everyAppeal(ports.list, filter);
  let isFirst = true;
  const written = (flat: FlatAppeal): string => {
    const before = isFirst ? "" : between;
    isFirst = false;
    return before + one(flat);
  };
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(begin)),
    async pull(stream) {
      const { value: page, done } = await pages.next();
      const told = await publicRequests(idsOf(page ?? []), ports.hotline.log);
      const text = told
        .flatMap(({ history }) => flatAppeal(history) ?? [])
        .map(written)
        .join("");
      stream.enqueue(encoder.encode(done ? end : text));
      if (done) stream.close();
    },
    cancel: async () => void (await pages.return(undefined)),
  });
}
