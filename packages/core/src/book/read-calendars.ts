import * as z from "zod";
import { type Document, documentProblem } from "../document.ts";
import type { Problem } from "../problem.ts";
import type { Calendars } from "../sla/clock.ts";
import { compileCalendar, type WorkCalendar } from "../time/calendar.ts";
import { readCalendar } from "../time/read-calendar.ts";

const Named = z.object({ id: z.string() });

/** Reads and compiles the calendars of a city. `ids` are those of all files, also of the ones that are wrong. */
export function readCalendars(documents: readonly Document[]): {
  readonly calendars: Calendars;
  readonly ids: ReadonlySet<string>;
  readonly problems: readonly Problem[];
} {
  const calendars = new Map<string, WorkCalendar>();
  const fileOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const document of documents) {
    const { file, value, placeOf } = document;
    const { calendar, problems: found } = readCalendar(value);
    problems.push(...found.map(({ path, ...problem }) => ({ ...problem, file, ...placeOf(path) })));
    const id = Named.safeParse(value).data?.id;
    if (id === undefined) continue;
    const other = fileOf.get(id);
    if (other !== undefined)
      problems.push(documentProblem(document, ["id"], "calendar/id-twice", `${other} is calendar ${id} already`));
    else fileOf.set(id, file);
    if (calendar !== undefined) calendars.set(id, compileCalendar(calendar));
  }
  return { calendars, ids: new Set(fileOf.keys()), problems };
}
