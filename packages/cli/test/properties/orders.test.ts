import { Parser } from "@oclif/core";
import { type Act, acts, commandBase } from "@swiftline/core/appeal";
import { testBook, testCity } from "@swiftline/core/testing";
import { formatDuration, formatInZone } from "@swiftline/core/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "../../../core/test/arbitrary-of-schema.ts";
import { tried } from "../../../core/test/runs.ts";
import { allFieldsOf, fieldsOf, flagNameOf, peopleFor } from "../../src/acts/act-fields.ts";
import { flagsOf, lenient, saidBy } from "../../src/acts/act-flags.ts";
import { readOrder } from "../../src/acts/read-order.ts";

const { city, ...folder } = testCity();
const attributes = { depth: { type: "number" }, floor: { type: "text" } };
const book = testBook({ ...folder, city: { ...city, value: { ...(city.value as object), attributes } } });
const byName = { book, nameOf: (field: string) => field };
const ordered = acts.filter((act) => peopleFor(act).length > 0).map((act) => [act.name, act] as const);

type Values = Readonly<Record<string, unknown>>;

/** Between 2020 and 2030, to the second. */
const moment = fc.integer({ min: 1_577_836_800, max: 1_893_456_000 }).map((second) => second * 1000);
const code = fc.constantFrom("roads", "desk", "noise-night");
const id = fc.constantFrom("testville:1", "testville:20260504-7K3M9Q");
const moments = new Set(["at", "until", "resolveOn", "reviewAt", "dueAt"]);
const codes = new Set([
  ...["hotline", "category", "area", "agency", "agencies", "to", "departments", "coHandlers", "copiedTo"],
  ...["skills", "policy"],
]);
const ids = new Set(["appealId", "partOf"]);

/** What a field may hold; what an act itself offers no flag for is left out. */
function known(act: Act, field: string): fc.Arbitrary<unknown> | undefined {
  if (moments.has(field)) return moment;
  if (codes.has(field) || (field === "ground" && act.name === "request-exclusion")) return code;
  if (ids.has(field) || (field === "into" && act.name === "merge")) return id;
  if (field === "by")
    return fc.constantFrom(...peopleFor(act).map((role) => (role === "agency" ? "agency:roads" : role)));
  if (field === "more" || field === "earlierAppeals" || field === "events")
    return fc.integer({ min: 1, max: 999_999_999 });
  if (field === "attributes")
    return fc
      .record({ depth: fc.integer().map((hundredths) => hundredths / 100), floor: fc.constantFrom("3", "a=b") })
      .chain((both) => fc.subarray(Object.entries(both), { minLength: 1 }))
      .map((some) => Object.fromEntries(some));
  if (field === "route" || field === "caller") return fc.constant(undefined);
  return undefined;
}

const valuesOf = (act: Act): fc.Arbitrary<Values> =>
  arbitraryOf(act.command, (field) => known(act, field)) as unknown as fc.Arbitrary<Values>;

const pairs = (value: object): readonly string[] => Object.entries(value).map(([name, one]) => `${name}=${one}`);

/** A value as somebody would type it, once for each time that its flag is given. */
function typed(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((one) => (typeof one === "object" ? pairs(one).join(",") : String(one)));
  if (name === "position") return [Object.values(value as object).join(",")];
  if (typeof value === "object" && value !== null) return pairs(value);
  if (moments.has(name)) return [formatInZone(value as number, book.zone)];
  return [name === "more" ? formatDuration(value as number) : String(value)];
}

function commandLine(act: Act, values: Values): string[] {
  const flags = new Map(allFieldsOf(act).map((field) => [field.name, flagNameOf(field)]));
  return Object.entries(values).flatMap(([name, value]) => {
    const flag = `--${flags.get(name)}`;
    if (name === "type" || name === "appealId") return [];
    if (typeof value === "boolean") return [value ? flag : flag.replace("--", "--no-")];
    return typed(name, value).flatMap((word) => [flag, word]);
  });
}

describe.each(ordered)("%s", (_, act) => {
  test("whatever its command says can be typed, and is read back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(valuesOf(act), async (values) => {
        const { flags } = await Parser.parse(commandLine(act, values), { flags: lenient(flagsOf(act)) });
        const order = readOrder(act, { ...saidBy(act, flags), appealId: values.appealId }, byName);
        expect(order).toEqual({ ok: true, value: { command: values, identity: undefined, renumber: undefined } });
      }),
      tried(30, 1000),
    );
  });

  const anything = fc.record(
    Object.fromEntries(
      [...Object.keys(commandBase), ...fieldsOf(act).map(({ name }) => name), "txt"].map((name) => [
        name,
        fc.jsonValue(),
      ]),
    ),
    { requiredKeys: [] },
  );

  test("whatever JSON says is an order that its schema takes, or is told what is wrong field by field", () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.dictionary(fc.string(), fc.jsonValue())), (said) => {
        const order = readOrder(act, said, byName);
        if (order.ok) expect(act.command.safeParse(order.value.command).success).toBe(true);
        else for (const { field, message } of order.reason) expect([typeof field, message]).not.toContain("");
      }),
      tried(50, 2000),
    );
  });
});
