import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { type Cells, readCells, told } from "../../test/read-cells.ts";
import { instantOf } from "../time/zone.ts";
import type { MappingInput } from "./mapping.ts";

const mapping: MappingInput = {
  columns: { id: "no", registeredAt: "created", category: "matter", status: "status", endedAt: "closed", dueAt: "due" },
  statuses: { Open: "open", Closed: "closed" },
};
const noon = instantOf(baltimore.zone, Date.parse("2026-03-10T12:00:00Z"));
const row = (cells: Cells, more: Partial<MappingInput> = {}, readAt: number | "unsaid" = noon) =>
  told(
    { no: "1", created: "2026-03-02 09:00", matter: "rats", status: "", closed: "", due: "", ...cells },
    { ...mapping, ...more },
    baltimore,
    readAt === "unsaid" ? undefined : readAt,
  );
const registered = "RegisterAppeal 2026-03-02T09:00";
const flag = { contradictions: { inFuture: "flag" } } as const;

test("what is told of a later day than the one on which the record is read has not happened", () => {
  expect(row({ closed: "2062-03-05 10:00" })).toEqual({ wrong: ["intake/in-future closed"] });
  expect(row({ created: "2062-03-02 09:00" })).toEqual({ wrong: ["intake/in-future created"] });
  expect(row({ created: "2062-03-02 09:00", closed: "2063-01-01" })).toEqual({
    wrong: ["intake/in-future created", "intake/in-future closed"],
  });
});

test("a promise lies in the future, and so may clocks that are ahead by up to a day", () => {
  expect(row({ due: "2062-03-05 10:00" })).toEqual({ acts: [registered], notes: [] });
  expect(row({ closed: "2026-03-11 12:00" })).toEqual({
    acts: [registered, "CloseAppeal 2026-03-11T12:00"],
    notes: [],
  });
  expect(row({ closed: "2026-03-11 12:01" })).toEqual({ wrong: ["intake/in-future closed"] });
});

test("a mapping may say that such a moment is left out, but not that of the creation", () => {
  const open = { acts: [registered], notes: ["intake/in-future closed"] };
  expect(row({ closed: "2062-03-05 10:00" }, flag)).toEqual(open);
  expect(row({ closed: "2062-03-05 10:00", status: "Closed" }, flag)).toEqual(open);
  expect(row({ created: "2062-03-02 09:00" }, flag)).toEqual({ wrong: ["intake/in-future created"] });
});

test("where nobody says when the records are read, no day is too late", () => {
  expect(row({ closed: "2062-03-05 10:00" }, {}, "unsaid")).toEqual({
    acts: [registered, "CloseAppeal 2062-03-05T10:00"],
    notes: [],
  });
});

describe("a time that the clocks skip", () => {
  test("is moved forward by as much, with a note", () => {
    expect(row({ created: "2026-03-08 02:30", due: "2026-03-08T02:45:00" })).toEqual({
      acts: ["RegisterAppeal 2026-03-08T03:30"],
      notes: ["intake/skipped-time created", "intake/skipped-time due"],
    });
  });

  test("is none where an offset or no time of day is given, or where the clocks of the mapping do not skip it", () => {
    const taken = (created: string, more: Partial<MappingInput> = {}) => row({ created }, more);
    expect(taken("2026-03-08 02:30 -0500")).toMatchObject({ notes: [] });
    expect(taken("2026-03-08 03:00")).toMatchObject({ notes: [] });
    expect(taken("2026-03-08 02:30", { zone: "UTC" })).toMatchObject({ notes: [] });
    expect(taken("2025-04-25", { zone: "Africa/Cairo" })).toMatchObject({ notes: [] });
  });
});

describe("a day and its time in two columns", () => {
  const columns = { id: "no", registeredAt: ["day", "time"], category: "matter", endedAt: ["over", "hour"] };
  const joined: Partial<MappingInput> = { columns, join: { registeredAt: " ", endedAt: " " } };
  const read = (cells: Cells, more: Partial<MappingInput> = joined) =>
    told(
      { no: "1", day: "2026/03/02", time: "09:15", matter: "rats", over: "", hour: "", ...cells },
      { columns, statuses: {}, ...more },
      baltimore,
    );

  test("are one moment where the mapping joins them", () => {
    expect(read({ over: "2026/03/04", hour: "1642" })).toEqual({
      acts: ["RegisterAppeal 2026-03-02T09:15", "CloseAppeal 2026-03-04T16:42"],
      notes: [],
    });
  });

  test("are the day where the time is empty, which may be that of the moment before", () => {
    expect(read({ over: "2026/03/02" })).toEqual({
      acts: ["RegisterAppeal 2026-03-02T09:15", "CloseAppeal 2026-03-02T09:15"],
      notes: [],
    });
  });

  test("are told together where they are no date, and read in the forms of the first", () => {
    const { endedAt: _, ...created } = columns;
    const mapping: MappingInput = { columns: created, join: { registeredAt: " " }, dates: { day: "day-first" } };
    const cells = (time: string): Cells => ({ no: "1", day: "02/03/2026", time, matter: "rats" });
    expect(told(cells("09:15"), mapping, baltimore)).toEqual({ acts: ["RegisterAppeal 2026-03-02T09:15"], notes: [] });
    expect(readCells(cells("late"), mapping, baltimore)).toMatchObject({
      reason: [{ field: "day", value: "02/03/2026 late" }],
    });
  });

  test("are two ways to say it where nothing is joined, of which the first that is filled counts", () => {
    const cells = { over: "", hour: "2026-03-05" };
    expect(read(cells, {})).toEqual({
      acts: ["RegisterAppeal 2026-03-02T00:00", "CloseAppeal 2026-03-05T00:00"],
      notes: [],
    });
  });
});

describe("where dates are numbers", () => {
  const counted: Partial<MappingInput> = { dates: "unix-seconds" };
  const cells = { created: "1709618700", due: "0" };

  test("a 0 says nothing", () => {
    expect(row({ ...cells, closed: "0" }, counted)).toEqual({ acts: ["RegisterAppeal 2024-03-05T01:05"], notes: [] });
    expect(row({ ...cells, closed: "0", status: "Closed" }, counted)).toEqual({
      wrong: ["intake/closed-without-date closed"],
    });
    expect(row({ created: "0" }, counted)).toEqual({ wrong: ["intake/empty created"] });
  });

  test("a 0 is a wrong date where others are written", () => {
    expect(row({ closed: "0" })).toEqual({ wrong: ["intake/bad-date closed"] });
  });

  test("one in another unit is no date", () => {
    expect(row({ ...cells, closed: "1709618700000" }, counted)).toEqual({ wrong: ["intake/bad-date closed"] });
    expect(row({ created: "1709618700" }, { dates: "unix-milliseconds" })).toEqual({
      wrong: ["intake/bad-date created"],
    });
  });
});
