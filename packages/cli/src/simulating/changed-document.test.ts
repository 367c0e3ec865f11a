import type { Document } from "@swiftline/core";
import { expect, test } from "vitest";
import { changedDocument } from "./changed-document.ts";

const document: Document = {
  file: "scenario.yaml",
  value: { days: 7, operators: { groups: [{ name: "all", shifts: [{ operators: 3 }] }] } },
  placeOf: (path) => ({ line: path.length, column: 1 }),
};

test("a value is put where the path leads, and the document that was given stays as it was", () => {
  const before = structuredClone(document.value);
  const changed = changedDocument(document, { "operators.groups.0.shifts.0.operators": 5, days: 2 });
  expect(changed.problems).toEqual([]);
  expect(changed.document.value).toEqual({
    days: 2,
    operators: { groups: [{ name: "all", shifts: [{ operators: 5 }] }] },
  });
  expect(document.value).toEqual(before);
});

test("fields that are left to defaults are made on the way", () => {
  const { document: changed } = changedDocument(document, { "offices.usual.staff": 4, "offices.usual.returns": 0.1 });
  expect(changed.value).toMatchObject({ days: 7, offices: { usual: { staff: 4, returns: 0.1 } } });
});

test("no path reaches what objects have by themselves", () => {
  const { document: changed } = changedDocument(document, { "__proto__.polluted": true, "constructor.name": "x" });
  expect(Object.keys(changed.value as object)).toEqual(["days", "operators", "__proto__", "constructor"]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("every path that leads nowhere is told with its place, and the others are changed", () => {
  const { document: changed, problems } = changedDocument(document, {
    "operators.groups.1.name": "second",
    "operators.groups.first.name": "first",
    "days.first": 1,
    "followUp.callers": 3,
  });
  expect(problems).toEqual([
    {
      code: "scenario/no-such-place",
      message: "there is no part 1 here, they are counted from 0 to 0",
      file: "scenario.yaml",
      line: 4,
      column: 1,
      field: "operators.groups.1.name",
    },
    expect.objectContaining({ field: "operators.groups.first.name" }),
    expect.objectContaining({ field: "days.first", message: "7 has no parts, such as first" }),
  ]);
  expect(changed.value).toMatchObject({ followUp: { callers: 3 } });
});
