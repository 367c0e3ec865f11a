import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, type History } from "../../src/appeal/history.ts";
import { writtenCell } from "../../src/exporting/csv-lines.ts";
import { flatAppeal } from "../../src/exporting/flat-appeal.ts";
import { flatExport } from "../../src/exporting/flat-export.ts";
import { georeportBulk } from "../../src/exporting/georeport-bulk.ts";
import { lifeLine } from "../../src/exporting/life-line.ts";
import { advance } from "../../src/hotline/advance.ts";
import { record } from "../../src/hotline/record.ts";
import { takeIn } from "../../src/hotline/take-in.ts";
import { actsProvedBy, type RecordedAppeal } from "../../src/intake/recorded-appeal.ts";
import type { ProvedRead } from "../../src/intake/source.ts";
import { sources } from "../../src/intake/sources/index.ts";
import { swiftline } from "../../src/intake/sources/swiftline.ts";
import { type FlatKey, flatColumns, flatKeys } from "../../src/intake/swiftline/flat-columns.ts";
import { lifeToAdd } from "../../src/intake/swiftline/told-life.ts";
import { facts } from "../../src/reporting/facts.ts";
import type { Row } from "../../src/table.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { MINUTE } from "../../src/time/duration.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { appealId, at } from "../life.ts";
import { proved } from "../read-cells.ts";
import { tried } from "../runs.ts";

const book = testBook();
const runs = tried(200, 10_000);

/** What happens to one appeal under random commands of all acts. */
const anyLife = arbitraryCommands.map((commands) =>
  commands.reduce<History>((history, command) => {
    const outcome = advance(history, sentTo(fold(history), command), book);
    return outcome.ok ? history.concat(outcome.value.filter((event) => event.appealId === appealId)) : history;
  }, []),
);

function readerOf(columns: readonly string[]) {
  const bound = swiftline.bind(columns, { book });
  if (!bound.ok) throw new Error(bound.reason.map(({ message }) => message).join());
  return bound.value;
}

/** A line of JSON as a reader of records hands it on: text as it is, everything else as JSON. */
function rowOfLine(line: string) {
  const told: Readonly<Record<string, unknown>> = JSON.parse(line);
  const cells = Object.values(told).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return { columns: Object.keys(told), row: { line: 1, cells } };
}

describe("whole histories", () => {
  const again = (history: History): History => {
    const { columns, row } = rowOfLine(lifeLine(appealId, history));
    const read = readerOf(columns)(row);
    if (!read.ok) throw new Error(read.reason.map(({ message }) => message).join());
    if (read.value.kind !== "told") throw new Error("the history was not told");
    return read.value.history;
  };
  const stands = (history: History): boolean => history.at(-1)?.type !== "ImportWithdrawn";

  test("come back word for word, whoever did what in them, and with them every fact", () =>
    fc.assert(
      fc.property(anyLife.filter(stands), (history) => {
        const back = again(history);
        expect(back).toEqual(history);
        expect(facts(back, book)).toEqual(facts(history, book));
      }),
      runs,
    ));

  test("add what is missing of them, nothing twice, and nothing where they part", () =>
    fc.assert(
      fc.property(anyLife.filter(stands), fc.nat(), (history, cut) => {
        const held = history.slice(0, cut % (history.length + 1));
        expect(lifeToAdd(held, again(history))).toEqual({ ok: true, value: history.slice(held.length) });
        expect(lifeToAdd(history, held)).toEqual({ ok: true, value: [] });
        const other = history.map((event) => ({ ...event, at: event.at + MINUTE }));
        expect(lifeToAdd(other, history).ok).toBe(false);
      }),
      runs,
    ));
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("=1+1", "-2", "'=x", "''@", "\tx", "a\r\nb", '"', "，有个坑", " # "),
);
const orNone = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const minutes = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 7, maxLength: 7 });

/** A record of another system with anything that one can tell, at moments that can have been so. */
const anyRecord: fc.Arbitrary<RecordedAppeal> = fc
  .record({
    number: fc.constantFrom("1", "A-7", "=2+3", "@x"),
    hashed: fc.boolean(),
    kind: fc.constantFrom("inquiry", "complaint", "help"),
    channel: fc.constantFrom("phone", "web"),
    category: fc.constantFrom("streets-hole", "noise-night", "other"),
    area: orNone(fc.constantFrom("east", "west")),
    address: orNone(text.filter((one) => one !== "")),
    position: orNone(
      fc.record({
        latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((one) => one + 0),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((one) => one + 0),
      }),
    ),
    text,
    attributes: orNone(fc.dictionary(fc.constantFrom("floor", "depth"), text, { minKeys: 1 })),
    agency: orNone(fc.constantFrom("roads", "desk")),
    has: fc.record({ due: fc.boolean(), signed: fc.boolean(), contacted: fc.boolean(), ended: fc.boolean() }),
    result: orNone(text),
    answers: orNone(
      fc.record({
        channel: fc.constantFrom("phone", "sms", "web"),
        reached: fc.boolean(),
        resolved: orNone(fc.constantFrom("yes", "no", "partly")),
      }),
    ),
    advice: orNone(text),
    minutes,
  })
  .map(recordFrom as never);

interface Drawn {
  readonly number: string;
  readonly hashed: boolean;
  readonly kind: "inquiry" | "complaint";
  readonly agency: string | undefined;
  readonly has: Readonly<Record<"due" | "signed" | "contacted" | "ended", boolean>>;
  readonly result: string | undefined;
  readonly answers: { readonly channel: "phone"; readonly reached: boolean; readonly resolved?: "yes" } | undefined;
  readonly advice: string | undefined;
  readonly minutes: readonly number[];
}

function recordFrom({ number, hashed, has, result, answers, advice, minutes, ...matter }: Drawn): RecordedAppeal {
  const moments = minutes.toSorted((one, other) => one - other).map((minute) => at(0) + minute * 1000 + (minute % 7));
  const [registeredAt = 0, dispatchedAt, signedAt, contactedAt, resultAt = 0, askedAt = 0, endedAt] = moments;
  const { channel = "phone", reached = true, resolved } = answers ?? {};
  return {
    ...(matter as unknown as RecordedAppeal),
    hotline: "testville",
    externalId: hashed ? undefined : number,
    contentHash: hashed ? "abc" : undefined,
    registeredAt,
    dispatchedAt,
    dueAt: has.due ? registeredAt + 5 * MINUTE : undefined,
    signedAt: has.signed ? signedAt : undefined,
    contactedAt: has.contacted ? contactedAt : undefined,
    result: result === undefined ? undefined : { at: resultAt, text: result },
    followUp: answers && { at: askedAt, channel, reached, vote: resolved === undefined ? {} : { resolved } },
    endedAt: has.ended ? endedAt : undefined,
    answer: matter.kind === "inquiry" && matter.agency === undefined ? result : undefined,
    diverted: advice === undefined ? undefined : { disposition: "duplicate", advice },
  };
}

const columns = flatExport.map(({ name }) => name);

/** An appeal as the cells of its flat row. */
function cellsOf(history: History): readonly string[] {
  const flat = flatAppeal(history);
  if (flat === undefined) throw new Error("there is nothing to export");
  return flatExport.map((column) => writtenCell(column, column.of(flat), book.zone));
}

function importedFrom(cells: readonly string[]): History {
  const read = readerOf(columns)({ line: 2, cells });
  if (!read.ok) throw new Error(read.reason.map(({ field, message }) => `${field}: ${message}`).join());
  const recorded = record(undefined, proved(read.value).acts, book);
  if (!recorded.ok) throw new Error(recorded.reason.code);
  return recorded.value;
}

describe("flat rows", () => {
  test("give an imported record back as it was taken in, and with it every fact", () =>
    fc.assert(
      fc.property(anyRecord, (told) => {
        const imported = record(undefined, actsProvedBy(told), book);
        if (!imported.ok) throw new Error(imported.reason.code);
        const back = importedFrom(cellsOf(imported.value));
        expect(back).toEqual(imported.value);
        expect(facts(back, book)).toEqual(facts(imported.value, book));
      }),
      runs,
    ));

  const derived: ReadonlySet<FlatKey> = new Set(["status", "returns", "updatedAt", "attributes"]);
  const importable = flatKeys.filter((key) => !derived.has(key));

  test("of whatever was done here tell the same again after an import, column by column", () =>
    fc.assert(
      fc.property(anyLife, (history) => {
        const flat = flatAppeal(history);
        if (flat === undefined) return;
        const back = flatAppeal(importedFrom(cellsOf(history)));
        for (const key of importable) expect(back?.[key], flatColumns[key].name).toEqual(flat[key]);
        if (flat.status === "answered") expect(back?.status).toBe("answered");
      }),
      runs,
    ));
});

describe("GeoReport Bulk", () => {
  const form = georeportBulk(book);
  const rowOf = (history: History): Row => {
    const flat = flatAppeal(history);
    if (flat === undefined) throw new Error("there is nothing to export");
    const cells = form.map((column) => writtenCell(column, column.of(flat), book.zone));
    return { line: 2, cells };
  };
  const bound = sources
    .find(({ id }) => id === "open311")
    ?.bind(
      form.map(({ name }) => name),
      { book },
    );
  if (!bound?.ok) throw new Error("the form cannot be read");
  const readOf = (row: Row): ProvedRead => {
    const read = bound.value(row);
    if (!read.ok) throw new Error(read.reason.map(({ message }) => message).join());
    return proved(read.value);
  };
  /** What was imported, or done here. */
  const anyHistory = fc.oneof(
    anyLife,
    anyRecord.map((told): History => {
      const imported = record(undefined, actsProvedBy(told), book);
      return imported.ok ? imported.value : [];
    }),
  );
  const unchanged = { ok: true, value: { events: [], notes: [] } };
  const taken = (history: History, told: ProvedRead) => takeIn(history, { ...told, notes: [] }, book);

  test("of whatever was done here changes nothing when it is imported where it came from", () =>
    fc.assert(
      fc.property(anyHistory, (history) => {
        if (flatAppeal(history) === undefined) return;
        expect(taken(history, readOf(rowOf(history)))).toEqual(unchanged);
      }),
      runs,
    ));

  test("brings the same appeal into an empty city, once", () =>
    fc.assert(
      fc.property(anyHistory, (history) => {
        if (flatAppeal(history) === undefined) return;
        const told = readOf(rowOf(history));
        const first = taken([], told);
        if (!first.ok) throw new Error(first.reason.map(({ message }) => message).join());
        expect(fold(first.value.events)?.id).toBe(fold(history)?.id);
        expect(taken(first.value.events, told)).toEqual(unchanged);
        expect(taken(first.value.events, readOf(rowOf(first.value.events)))).toEqual(unchanged);
      }),
      runs,
    ));
});
