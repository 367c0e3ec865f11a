import { describe, expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { readCells } from "../../test/read-cells.ts";
import type { MappingInput } from "./mapping.ts";

const columns = { id: "no", registeredAt: "at", category: "matter" };

const read = (cells: Readonly<Record<string, string>>, roles: object, more: Partial<MappingInput> = {}) =>
  readCells(
    { no: "1", at: "2026-03-02", matter: "rats", ...cells },
    { columns: { ...columns, ...roles }, ...more },
    baltimore,
  );

/** The position of a row, or what is noted where one cannot be read. */
function positionOf(...given: Parameters<typeof read>) {
  const row = read(...given);
  if (!row.ok) throw new Error("the row is rejected");
  if (row.value.notes.length > 0) return row.value.notes.map(({ code, field, value }) => [code, field, value]);
  const [registered] = row.value.acts;
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
    "SRID=4326;POINT(-73.25 40.5)",
    "POINT Z (-73.25 40.5 12.1)",
    "0101000020E610000000000000005052C00000000000404440",
    "01010000a0e610000000000000005052c000000000004044400000000000000840",
    "01e903000000000000005052c000000000004044400000000000000840",
    "0000000001c0525000000000004044400000000000",
    "40.5 / -73.25",
    "40,5 / -73,25",
    "40,5; -73,25",
    "(40,50 -73,25)",
    "40,5, -73,25",
    "40.5，-73.25",
    '{"type":"Point","coordinates":[-73.25,40.5]}',
    '{"coordinates": [-73.25, 40.5, 12.1], "type": "Point"}',
    "{'type': 'Point', 'coordinates': [-73.25, 40.5]}",
    "38-17 254 STREET\nQUEENS, NY\n(40.5, -73.25)",
  ])("%s", (text) => expect(positionOf({ where: text }, { position: "where" })).toEqual(place));

  test.each([
    ...["here", "40.5", "(91, 0)", "(0, 181)", "POINT (91 181)", "40,5 / -73", "1,040,5 / 2,5"],
    ...['{"type":"Point","coordinates":[40.5,-173.25]}', '{"type":"Point","coordinates":[]}'],
    '{"type":"LineString","coordinates":[[-73.25,40.5],[-73.5,40.5]]}',
    ...["SRID=3857;POINT(-8154153 4938000)", "0102000020E610000000000000005052C00000000000404440", "010100000000"],
    "0101000000000000000000f87f000000000000f87f",
  ])("%s is none", (text) => {
    expect(positionOf({ where: text }, { position: "where" })).toEqual([["intake/bad-position", "where", text]]);
  });

  test.each(["1 x", "1° x"])("%s with a long blank is none, and that is seen in one pass", (text) => {
    const blank = text.replace(" ", " ".repeat(300_000));
    expect(positionOf({ where: blank }, { position: "where" })).toEqual([["intake/bad-position", "where", blank]]);
  });

  test.each(["geometry.coordinates", "lon_lat", "Longitude/Latitude"])("has its longitude first in %s", (name) => {
    expect(positionOf({ [name]: "-73.25; 40.5" }, { position: name })).toEqual(place);
    const turned = { positions: "latitude-first" } as const;
    expect(positionOf({ [name]: "40.5; -73.25" }, { position: name }, turned)).toEqual(place);
  });

  test("has first the degree that the mapping says, and a point its longitude all the same", () => {
    const positions = "longitude-first";
    const point = '{"type":"Point","coordinates":[-73.25,40.5]}';
    for (const text of ["-73.25, 40.5", "(-73.25 40.5)", "-73,25 / 40,5", "POINT (-73.25 40.5)", point])
      expect(positionOf({ where: text }, { position: "where" }, { positions })).toEqual(place);
  });

  test("that is one only the other way round tells what to say", () => {
    const suggestion = (where: string, more: Partial<MappingInput> = {}) => {
      const row = read({ where }, { position: "where" }, more);
      return row.ok ? row.value.notes[0]?.suggestion : undefined;
    };
    expect(suggestion("-122.4, 37.7")).toBe("say which degree comes first: positions: longitude-first");
    expect(suggestion("37.7, -122.4", { positions: "longitude-first" })).toBe(
      "say which degree comes first: positions: latitude-first",
    );
    expect(suggestion("237.7, -122.4")).toBeUndefined();
  });

  test("gives way to two columns of its own, and stands in where those are empty", () => {
    const roles = { latitude: "lat", longitude: ["long", "lon"], position: "where" };
    const cells = { lat: "1", long: "", lon: "2", where: "40.5, -73.25" };
    expect(positionOf(cells, roles)).toEqual({ latitude: 1, longitude: 2 });
    expect(positionOf({ ...cells, lon: "" }, roles)).toEqual(place);
  });
});

describe("a position that cannot be read", () => {
  const cells = { lat: "unknown", lon: "-73.25" };
  const roles = { latitude: "lat", longitude: "lon" };
  const outcome = (position?: "flag" | "ignore" | "reject") => {
    const row = read(cells, roles, position === undefined ? {} : { unknown: { position } });
    return row.ok ? row.value.notes.map(({ code }) => code) : "rejected";
  };

  test("is left out with a note, and its record taken in", () => {
    expect(outcome()).toEqual(["intake/bad-position"]);
    const row = read(cells, roles);
    expect(row.ok && row.value.acts[0]).not.toHaveProperty("position");
  });

  test("is passed over, or rejects its record, where the mapping says so", () => {
    expect(outcome("ignore")).toEqual([]);
    expect(outcome("reject")).toBe("rejected");
  });
});

describe("degrees with minutes", () => {
  test.each([
    ["39°49.536'N", "116°30'E", { latitude: 39.8256, longitude: 116.5 }],
    ["39° 49′ 32.16″", "-0° 30′", { latitude: 39.8256, longitude: -0.5 }],
    ["S 33°30'", "w70,5°", { latitude: -33.5, longitude: -70.5 }],
  ])("are a position: %s and %s", (lat, lon, position) => {
    expect(positionOf({ lat, lon }, { latitude: "lat", longitude: "lon" })).toEqual(position);
  });

  test.each(["39°60'N", "91°N", "39°49'E", "39°49'N'", "°"])("%s is no latitude", (lat) => {
    expect(positionOf({ lat, lon: "0" }, { latitude: "lat", longitude: "lon" })).toEqual([
      ["intake/bad-position", "lat", lat],
    ]);
  });

  test.each(["39°49.536'N, 116°30'E", "116°30'E 39°49.536'N", "39°49,536' / 116,5°"])(
    "are read from one cell, by their letters or their order: %s",
    (where) => expect(positionOf({ where }, { position: "where" })).toEqual({ latitude: 39.8256, longitude: 116.5 }),
  );

  test.each(["39°49.536'N", "39°N, 40°N", "39°N, 116°E, 3°E"])("are none in one cell: %s", (where) => {
    expect(positionOf({ where }, { position: "where" })).toEqual([["intake/bad-position", "where", where]]);
  });
});

test("0 and 0 is what is written where no place is known", () => {
  expect(positionOf({ lat: "0.0", lon: "0" }, { latitude: "lat", longitude: "lon" })).toBeUndefined();
  expect(positionOf({ at2: "POINT (0 0)" }, { position: "at2" })).toBeUndefined();
  expect(positionOf({ lat: "51.5", lon: "0" }, { latitude: "lat", longitude: "lon" })).toEqual({
    latitude: 51.5,
    longitude: 0,
  });
});
