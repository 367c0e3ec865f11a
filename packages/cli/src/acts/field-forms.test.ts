import { acts } from "@swiftline/core/appeal";
import { compileZone } from "@swiftline/core/time";
import { describe, expect, test } from "vitest";
import { fieldsOf } from "./act-fields.ts";
import { type Field, formOf, readField } from "./field-forms.ts";

const city = {
  zone: compileZone("America/New_York"),
  attributes: new Map([["depth", { type: "number" } as const]]),
};

function field(path: string): Field {
  const [act, name] = path.split(".");
  const found = acts
    .filter((one) => one.name === act)
    .flatMap(fieldsOf)
    .find((one) => one.name === name);
  if (found === undefined) throw new Error(path);
  return found;
}

const read = (path: string, said: unknown): unknown => {
  const value = readField(field(path), said, city);
  return value.ok ? value.value : value.reason;
};

describe("what is typed for a field", () => {
  test.each<[path: string, typed: unknown, means: unknown]>([
    ["park.resolveOn", "2026-03-08T02:30", Date.UTC(2026, 2, 8, 7, 30)],
    ["park.resolveOn", "2026-11-01T01:30", Date.UTC(2026, 10, 1, 5, 30)],
    ["park.resolveOn", "2026-11-01T01:30-05:00", Date.UTC(2026, 10, 1, 6, 30)],
    ["approve-extension.more", "2d", 172_800_000],
    ["register.earlierAppeals", "3", 3],
    ["register.position", "40.69,-73.99", { latitude: 40.69, longitude: -73.99 }],
    ["register.attributes", ["floor=3", "note=a=b"], { floor: "3", note: "a=b" }],
    ["register.attributes", ["depth=-0.5", "depth2=1"], { depth: -0.5, depth2: "1" }],
    ["register.attributes", ["depth=deep"], { depth: "deep" }],
    ["whistle.departments", ["DEP", "DOT"], ["DEP", "DOT"]],
    [
      "split.into",
      ["category=noise,text=A party, since ten,area=brooklyn"],
      [{ category: "noise", text: "A party, since ten", area: "brooklyn" }],
    ],
    ["report-result.evidence", ["a, b.jpg"], ["a, b.jpg"]],
  ])("%s: %j means %j", (path, typed, means) => {
    expect(read(path, typed)).toEqual(means);
  });

  test.each([
    ["park.resolveOn", "tomorrow", "tomorrow is no moment, such as 2026-06-05T17:00 in the city's time"],
    ["approve-extension.more", "2", "2 is no length of time, such as 4h or 2d"],
    ["register.earlierAppeals", "-1", "-1 is no count"],
    ["register.earlierAppeals", "1e3", "1e3 is no count"],
    ["register.position", "40.69", "40.69 is no position, such as 40.69,-73.99"],
    ["register.position", ",", ", is no position, such as 40.69,-73.99"],
    ["register.position", "1,2,3", "1,2,3 is no position, such as 40.69,-73.99"],
    ["register.attributes", ["floor"], "floor does not read NAME=VALUE"],
    ["register.attributes", ["=3"], "=3 does not read NAME=VALUE"],
  ])("%s: %j is nothing", (path, typed, why) => {
    expect(read(path, typed)).toBe(why);
  });

  test("a part of an appeal takes no other names than its own", () => {
    expect(read("split.into", ["colour=red"])).toContain("with a name out of appealId, category, text");
  });
});

test("what JSON says in its own types is left as it is", () => {
  expect(read("park.resolveOn", 1_780_000_000_000)).toBe(1_780_000_000_000);
  expect(read("rule-on-dispute.upheld", false)).toBe(false);
  expect(read("register.position", { latitude: 1, longitude: 2 })).toEqual({ latitude: 1, longitude: 2 });
});

test("every field of every act can be typed, but for the trail of the rules that decided", () => {
  const untyped = acts.flatMap(fieldsOf).filter((one) => formOf(one) === undefined);
  expect(new Set(untyped.map(({ name }) => name))).toEqual(new Set(["route", "announcement", "was", "is"]));
});
