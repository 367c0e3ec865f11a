import { describe, expect, test } from "vitest";
import { newYork } from "../../../test/literals/cities.ts";
import { proved } from "../../../test/read-cells.ts";
import { Mapping } from "../mapping.ts";
import { sources } from "./index.ts";

describe.each(sources.map((source) => [source.id, source] as const))("%s", (_id, source) => {
  const { columns, cells, mapping } = source.example;

  test("reads its own example", () => {
    const context = { book: newYork, mapping: mapping && Mapping.parse(mapping) };
    const bound = source.bind(columns, context);
    const read = bound.ok ? bound.value({ line: 2, cells }) : bound;
    expect(read.ok ? proved(read.value).acts[0]?.type : read.reason).toBe("RegisterAppeal");
  });

  test("recognises its own columns, unless it needs to be told what they mean", () => {
    expect(source.recognises(columns)).toBe(source.id !== "generic");
  });

  test("recognises the columns of no other source", () => {
    const others = sources.filter((other) => other.recognises(columns)).map(({ id }) => id);
    expect(others).toEqual(source.id === "generic" ? [] : [source.id]);
  });
});

test("sources differ by id", () => {
  expect(new Set(sources.map((source) => source.id)).size).toBe(sources.length);
});

test("the generic source asks for a mapping", () => {
  const generic = sources.find((source) => source.id === "generic");
  expect(generic?.bind(["id"], { book: newYork })).toMatchObject({
    ok: false,
    reason: [{ code: "intake/no-mapping", suggestion: "name one with --mapping FILE" }],
  });
});
