import fc from "fast-check";
import { expect, test } from "vitest";
import { jittered } from "../../src/exporting/research/jittered.ts";
import { prepareRelease, type Release, type ReleaseOptions } from "../../src/exporting/research/prepare-release.ts";
import type { FlatAppeal } from "../../src/intake/swiftline/flat-columns.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/duration.ts";
import { at } from "../life.ts";
import { tried } from "../runs.ts";

const book = testBook();
const runs = tried(50, 5000);

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

/** Flat appeals that differ in everything by which a person could be found. */
const appeal: fc.Arbitrary<FlatAppeal> = fc
  .record({
    day: fc.integer({ min: 0, max: 400 }),
    kind: fc.constantFrom("complaint", "help", "inquiry"),
    answered: fc.boolean(),
    channel: fc.constantFrom("phone", "web", "app"),
    population: maybe(fc.constantFrom("citizen", "business")),
    category: fc.constantFrom("streets-hole", "streets-light", "noise-night", "other"),
    area: maybe(fc.constantFrom("east", "west", "testville")),
    agency: maybe(fc.constantFrom("roads", "east-office", "desk")),
    latitude: maybe(fc.double({ min: 52, max: 53, noNaN: true })),
    hours: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ day, latitude, answered, hours: [contact = 0, end = 0, promised = 0], ...told }) => {
    const status = answered && told.kind === "inquiry" ? "answered" : "closed";
    const registeredAt = at(0) + day * DAY;
    const contactedAt = registeredAt + contact * HOUR;
    const longitude = latitude === undefined ? undefined : 13.4;
    const dueAt = registeredAt + promised * HOUR;
    return {
      ...told,
      status,
      latitude,
      longitude,
      registeredAt,
      dueAt,
      contactedAt,
      endedAt: contactedAt + end * HOUR,
    };
  });
const appeals = fc
  .array(appeal, { maxLength: 300, size: "max" })
  .map((all): readonly FlatAppeal[] => all.map((one, index) => ({ ...one, appealId: `testville:${index}` })));

const options = fc
  .record({
    k: fc.integer({ min: 2, max: 12 }),
    suppress: fc.constantFrom(0, 0.02, 0.1, 0.5),
    jitter: fc.constantFrom(0, HOUR, 3 * DAY),
    positions: fc.boolean(),
    columns: maybe(fc.constant(["case_id", "registered", "area", "hours_to_end"])),
  })
  .map((chosen): ReleaseOptions => ({ ...chosen, book, key: new Uint8Array(32).fill(7) }));

function releaseOf(all: readonly FlatAppeal[], chosen: ReleaseOptions): Release {
  const preparation = prepareRelease(chosen);
  for (const one of all) preparation.count(one);
  return preparation.settle();
}

/** What a reader of the release sees of each case, by column. */
function rowsOf(
  { columns, caseOf }: Release,
  all: readonly FlatAppeal[],
): readonly Readonly<Record<string, unknown>>[] {
  return all.flatMap((one) => {
    const released = caseOf(one);
    return released === undefined ? [] : [Object.fromEntries(columns.map(({ name, of }) => [name, of(released)]))];
  });
}

const identifying = ["registered", "category", "area", "position", "agency", "kind", "channel", "population"];

/** How many rows are like each row, by comparing every row with every other. */
const alike = (rows: readonly Readonly<Record<string, unknown>>[]): readonly number[] =>
  rows.map((row) => rows.filter((other) => identifying.every((name) => row[name] === other[name])).length);

const holds = (law: (release: Release, all: readonly FlatAppeal[], chosen: ReleaseOptions) => void): void =>
  fc.assert(
    fc.property(appeals, options, (all, chosen) => law(releaseOf(all, chosen), all, chosen)),
    runs,
  );

test("no case is told unless k cases are told alike, ever", () =>
  holds((release, all, { k }) => {
    const sizes = alike(rowsOf(release, all));
    expect(sizes.filter((size) => size < k)).toEqual([]);
  }));

test("nor where it is seen that they were answered at once, from which their kind is known", () =>
  holds((release, all, { k, columns }) => {
    if (columns !== undefined) return;
    const answered = rowsOf(release, all).filter(({ status }) => status === "answered");
    expect(answered.filter(({ kind }) => kind !== "inquiry")).toEqual([]);
    const isKindTold = release.plan.told.some(({ identifier, level }) => identifier.name === "kind" && level === 0);
    if (!isKindTold) expect(alike(answered).filter((size) => size < k)).toEqual([]);
  }));

test("the columns that are asked for come in the order asked for", () =>
  holds((_release, all, chosen) => {
    const wanted = ["status", "case_id", "category"];
    expect(releaseOf(all, { ...chosen, columns: wanted }).columns.map(({ name }) => name)).toEqual(wanted);
  }));

test("what is said of a release is so: how many cases it tells and leaves out, its groups and the smallest", () =>
  holds((release, all) => {
    const rows = rowsOf(release, all);
    const { appeals: counted, suppressed, classes, smallestClass } = release.plan;
    expect([counted, counted - suppressed]).toEqual([all.length, rows.length]);
    expect(classes).toBe(new Set(rows.map((row) => JSON.stringify(identifying.map((name) => row[name])))).size);
    expect(smallestClass).toBe(rows.length === 0 ? 0 : Math.min(...alike(rows)));
  }));

test("more than the allowed share is left out only where nothing is told any more that could be found", () =>
  holds(({ plan }, _all, { suppress }) => {
    if (plan.suppressed <= suppress * plan.appeals) return;
    expect(plan.told.every(({ identifier, level }) => level === identifier.levels.length - 1)).toBe(true);
  }));

test("no identifier alone could be told one level finer", () =>
  holds(({ plan }, all, { k, suppress, jitter }) => {
    if (jitter > 0) return;
    const levels = plan.told.map(({ level }) => level);
    const atRisk = (tried: readonly number[]): number => {
      const tellings = all.map((one) =>
        JSON.stringify(
          plan.told.map(({ identifier }, index) => identifier.levels[tried[index] ?? 0]?.of(identifier.of(one))),
        ),
      );
      const sizes = Map.groupBy(tellings, (telling) => telling);
      return tellings.filter((telling) => (sizes.get(telling)?.length ?? 0) < k).length;
    };
    for (const [index, level] of levels.entries())
      if (level > 0) expect(atRisk(levels.with(index, level - 1))).toBeGreaterThan(suppress * all.length);
  }));

test("nothing of what was said, of the place in words or of the number is in a release", () =>
  holds((release, all) => {
    const secrets = all.map((one) => ({
      ...one,
      text: "SECRET",
      address: "SECRET",
      result: "SECRET",
      advice: "SECRET",
    }));
    const written = JSON.stringify(rowsOf(release, secrets));
    expect(written).not.toContain("SECRET");
    expect(written).not.toContain("testville:");
  }));

test("the same key names a case alike, another one does not", () =>
  holds((release, all, chosen) => {
    const names = (one: Release) => rowsOf(one, all).map((row) => row.case_id);
    expect(names(releaseOf(all, chosen))).toEqual(names(release));
    expect(new Set(names(release)).size).toBe(names(release).length);
    const other = new Set(names(releaseOf(all, { ...chosen, jitter: 0, key: new Uint8Array(32).fill(8) })));
    expect(names(release).filter((name) => other.has(name))).toEqual([]);
  }));

test("positions are told only where they are wanted, whatever the columns", () =>
  holds((_release, all, chosen) => {
    const { columns } = releaseOf(all, { ...chosen, columns: ["position", "status"] });
    expect(columns.some(({ name }) => name === "position")).toBe(chosen.positions);
  }));

test("what was in time is told as it was, however far times are moved", () =>
  holds((_release, all, chosen) => {
    const { columns, caseOf } = releaseOf(all, { ...chosen, columns: undefined });
    const inTime = columns.find(({ name }) => name === "in_time");
    for (const one of all) {
      const released = caseOf(one);
      if (released !== undefined) expect(inTime?.of(released)).toBe((one.endedAt ?? 0) <= (one.dueAt ?? 0));
    }
  }));

test("jitter moves no time farther than it may, and keeps the order of an appeal's own times", () =>
  fc.assert(
    fc.property(appeal, fc.integer({ min: 1, max: 10 * DAY }), fc.string(), (flat, span, seed) => {
      const moved = jittered(flat, span, seed);
      const keys = ["registeredAt", "contactedAt", "endedAt"] as const;
      for (const key of keys) expect(Math.abs((moved[key] ?? 0) - (flat[key] ?? 0))).toBeLessThanOrEqual(span);
      const times = keys.map((key) => moved[key] ?? 0);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(jittered(flat, span, seed)).toEqual(moved);
    }),
    runs,
  ));

test.each([
  ["minutes", 0, 10 * MINUTE],
  ["about as long as times are moved", 2 * HOUR, 5 * HOUR],
  ["days", DAY, 9 * DAY],
])("over many seeds jitter makes a duration of %s neither longer nor shorter on average", (_what, contact, end) => {
  const flat = { registeredAt: at(0), contactedAt: at(0) + contact, endedAt: at(0) + end };
  const longer = Array.from({ length: 20_000 }, (_, seed) => {
    const { registeredAt = 0, endedAt = 0 } = jittered(flat, 6 * HOUR, String(seed));
    return endedAt - registeredAt - end;
  });
  const mean = longer.reduce((sum, one) => sum + one) / longer.length;
  const variance = longer.reduce((sum, one) => sum + (one - mean) ** 2, 0) / longer.length;
  expect(variance).toBeGreaterThan(0);
  expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(variance / longer.length));
});
