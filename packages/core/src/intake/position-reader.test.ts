import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { readCells } from "../../test/read-cells.ts";
import type { MappingInput } from "./mapping.ts";

const columns = { id: "no", registeredAt: "at", category: "matter" };

function positionOf(cells: Readonly<Record<string, string>>, roles: object, more: Partial<MappingInput> = {}) {
  const read = readCells(
    { no: "1", at: "2026-03-02", matter: "rats", ...cells },
    { columns: { ...columns, ...roles }, ...more },
    baltimore,
  );
  if (!read.ok) return read.reason.map(({ code, field, value }) => [code, field, value]);
  const [registered] = read.value.acts;
  return registered?.type === "RegisterAppeal" ? registered.position : undefined;
}

describe("a comma in a degree", () => {
  const roles = { latitude: "lat", longitude: "lon" };

  test.each([
    ["40,7128", "-74,0060", { latitude: 40.7128, longitude: -74.006 }],
    ["+4,5", "104,066", { latitude: 4.5, longitude: 104.066 }],
  ])("stands before its decimals: %s and %s", (lat, lon, position) => {
    expect(positionOf({ lat, lon }, roles)).toEqual(position);
  });

  test.each(["91,5", "40,7,1", ",5x", "1.017,9", "1,017,901"])("makes %s no latitude", (lat) => {
    expect(positionOf({ lat, lon: "0" }, roles)).toEqual([["intake/bad-position", "lat", lat]]);
  });
});

describe("a position in one cell", () => {
  const place = { latitude: 40.5, longitude: -73.25 };

  test.each([
    "40.5, -73.25",
    "40.5,-73.25",
    "(40.5, -73.25)",
    "(40.5 -73.25)",
    "POINT (-73.25 40.5)",
    "point(-73.25 40.5)",
    "38-17 254 STREET\nQUEENS, NY\n(40.5, -73.25)",
  ])("%s", (text) => expect(positionOf({ where: text }, { position: "where" })).toEqual(place));

  test.each(["here", "40.5", "(91, 0)", "(0, 181)", "POINT (91 181)"])("%s is none", (text) => {
    expect(positionOf({ where: text }, { position: "where" })).toEqual([["intake/bad-position", "where", text]]);
  });

  test.each(["geometry.coordinates", "lon_lat", "Longitude/Latitude"])("has its longitude first in %s", (name) => {
    expect(positionOf({ [name]: "-73.25; 40.5" }, { position: name })).toEqual(place);
    const turned = { positions: "latitude-first" } as const;
    expect(positionOf({ [name]: "40.5; -73.25" }, { position: name }, turned)).toEqual(place);
  });

  test("has first the degree that the mapping says, and well-known text its longitude all the same", () => {
    const positions = "longitude-first";
    for (const text of ["-73.25, 40.5", "(-73.25 40.5)", "POINT (-73.25 40.5)"])
      expect(positionOf({ where: text }, { position: "where" }, { positions })).toEqual(place);
  });

  test("that is one only the other way round is rejected, and tells what to say", () => {
    const read = (where: string, more: Partial<MappingInput> = {}) => {
      const mapping = { columns: { ...columns, position: "where" }, ...more };
      const row = readCells({ no: "1", at: "2026-03-02", matter: "rats", where }, mapping, baltimore);
      return row.ok ? undefined : row.reason[0]?.suggestion;
    };
    expect(read("-122.4, 37.7")).toBe("say which degree comes first: positions: longitude-first");
    expect(read("37.7, -122.4", { positions: "longitude-first" })).toBe(
      "say which degree comes first: positions: latitude-first",
    );
    expect(read("237.7, -122.4")).toBeUndefined();
  });

  test("gives way to two columns of its own, and stands in where those are empty", () => {
    const roles = { latitude: "lat", longitude: ["long", "lon"], position: "where" };
    const cells = { lat: "1", long: "", lon: "2", where: "40.5, -73.25" };
    expect(positionOf(cells, roles)).toEqual({ latitude: 1, longitude: 2 });
    expect(positionOf({ ...cells, lon: "" }, roles)).toEqual(place);
  });
});
