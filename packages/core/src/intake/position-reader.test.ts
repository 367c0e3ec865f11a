import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { readCells } from "../../test/read-cells.ts";

const columns = { id: "no", registeredAt: "at", category: "matter" };

function positionOf(cells: Readonly<Record<string, string>>, roles: object) {
  const read = readCells(
    { no: "1", at: "2026-03-02", matter: "rats", ...cells },
    { columns: { ...columns, ...roles } },
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

  test("gives way to two columns of its own, and stands in where those are empty", () => {
    const roles = { latitude: "lat", longitude: ["long", "lon"], position: "where" };
    const cells = { lat: "1", long: "", lon: "2", where: "40.5, -73.25" };
    expect(positionOf(cells, roles)).toEqual({ latitude: 1, longitude: 2 });
    expect(positionOf({ ...cells, lon: "" }, roles)).toEqual(place);
  });
});
