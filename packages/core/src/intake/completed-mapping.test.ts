import { expect, test } from "vitest";
import { newYork } from "../../test/literals/cities.ts";
import { completed } from "./completed-mapping.ts";
import { usualContradictions } from "./contradictions.ts";
import { Mapping } from "./mapping.ts";
import { runTerms } from "./run-terms.ts";
import { generic } from "./sources/generic.ts";

const base = Mapping.parse({
  columns: { id: "no", registeredAt: "at", category: "matter" },
  statuses: { Closed: "closed" },
  values: { channel: { Tel: "phone" }, kind: { C: "complaint" } },
  optional: ["at"],
  personal: ["caller"],
  skip: { no: ["Total"] },
  unknown: { level: "ignore" },
});

test("what a mapping says goes before its preset, table by table, and the rest stays", () => {
  const own = Mapping.parse({
    preset: "x",
    columns: { agency: "unit", id: "number" },
    statuses: { Done: "closed" },
    values: { channel: { App: "app" } },
    personal: ["phone"],
    skip: { unit: ["Test"] },
    unknown: { category: "other" },
  });
  expect(completed(base, own)).toMatchObject({
    columns: { id: ["number"], registeredAt: ["at"], category: ["matter"], agency: ["unit"] },
    statuses: { Done: "closed" },
    values: { channel: { App: "app" }, kind: { C: "complaint" } },
    optional: ["at"],
    personal: ["caller", "phone"],
    skip: { no: ["Total"], unit: ["Test"] },
    unknown: { category: "other", level: "ignore" },
  });
  expect(completed(base, own).statuses).toEqual({ Done: "closed" });
  expect(completed(base, own)).not.toHaveProperty("preset");
});

test("the dates of one column go before the forms of the preset, which stay those of all others", () => {
  const forms: Mapping = { ...base, dates: ["iso", "month-first"] };
  const own = Mapping.parse({ preset: "x", dates: { closed: "day-first" } });
  expect(completed(forms, own).dates).toEqual({ "*": ["iso", "month-first"], closed: "day-first" });
  expect(completed(forms, Mapping.parse({ preset: "x", dates: "chinese" })).dates).toEqual({ "*": "chinese" });
});

test("completed by nothing, a preset is itself", () => {
  expect(completed(base, undefined)).toEqual(base);
});

test("a mapping that names a preset reads what the preset reads", () => {
  const mapping = Mapping.parse({ preset: "open311", unknown: { category: "noise" } });
  const columns = ["service_request_id", "requested_datetime", "service_name"];
  const bound = generic.bind(columns, { book: newYork, mapping });
  const read = bound.ok && bound.value({ line: 2, cells: ["1", "2026-03-02T10:00:00Z", "Graffiti"] });
  expect(read).toMatchObject({
    value: { acts: [{ category: "noise" }], notes: [{ code: "intake/unknown-category" }] },
  });
});

test("a preset that is not there is told with the nearest that is", () => {
  const bound = generic.bind(["a"], { book: newYork, mapping: Mapping.parse({ preset: "boston311" }) });
  expect(bound).toMatchObject({ reason: [{ code: "intake/unknown-preset", suggestion: "did you mean boston-311?" }] });
});

test("a run goes by what its mapping says of contradictions, and is told where numbers are content hashes", () => {
  const mapping = Mapping.parse({ ...base, id: "content-hash", contradictions: { agencyChanged: "reject" } });
  expect(runTerms(generic, { mapping, columns: ["opened"] })).toMatchObject({
    contradictions: { ...usualContradictions, agencyChanged: "reject" },
    notes: [{ code: "intake/content-hash", severity: "warning" }],
  });
  const withId = Mapping.parse({ ...base, id: "content-hash", columns: { ...base.columns, id: "Case No" } });
  expect(runTerms(generic, { mapping: withId, columns: ["case_no", "opened"] }).notes).toEqual([]);
  expect(runTerms(generic, { mapping: undefined, columns: [] })).toEqual({
    contradictions: usualContradictions,
    notes: [],
  });
});
