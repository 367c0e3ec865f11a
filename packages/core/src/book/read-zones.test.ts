import { expect, test } from "vitest";
import { document } from "../../test/literals/files.ts";
import { readZones } from "./read-zones.ts";

const square = (west: number, south: number, size: number): readonly (readonly number[])[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (id: string, geometry: unknown) => ({ type: "Feature", properties: { id }, geometry });
const file = (...features: readonly unknown[]) =>
  document("zones/map.geojson", { type: "FeatureCollection", features });

const { zones, problems } = readZones([
  file(
    feature("ring", { type: "Polygon", coordinates: [square(116, 39, 1), square(116.4, 39.4, 0.2)] }),
    feature("belts", { type: "MultiPolygon", coordinates: [[square(116, 39, 0.1)], [square(117, 40, 0.1)]] }),
  ),
]);

test("a position lies in a polygon but not in its holes", () => {
  expect(problems).toEqual([]);
  expect(zones.at({ latitude: 39.3, longitude: 116.3 })).toEqual(["ring"]);
  expect(zones.at({ latitude: 39.5, longitude: 116.5 })).toEqual([]);
});

test("a position may lie in several zones, in any part of one, and on an edge", () => {
  expect(zones.at({ latitude: 39.05, longitude: 116.05 })).toEqual(["ring", "belts"]);
  expect(zones.at({ latitude: 40.05, longitude: 117.05 })).toEqual(["belts"]);
  expect(zones.at({ latitude: 39, longitude: 116.5 })).toEqual(["ring"]);
});

test("without zones a position lies in none", () => {
  expect(readZones([]).zones.at({ latitude: 0, longitude: 0 })).toEqual([]);
});

test.each([
  [
    "an id that stands twice",
    [
      feature("a", { type: "Polygon", coordinates: [square(0, 0, 1)] }),
      feature("a", { type: "Polygon", coordinates: [square(0, 0, 1)] }),
    ],
    "city/code-twice",
  ],
  [
    "a ring that is not closed",
    [feature("a", { type: "Polygon", coordinates: [square(0, 0, 1).toSpliced(4, 1, [9, 9])] })],
    "city/open-ring",
  ],
  [
    "a latitude where the longitude belongs",
    [feature("a", { type: "Polygon", coordinates: [square(39, 116, 1)] })],
    "document/too_big",
  ],
  ["a point", [feature("a", { type: "Point", coordinates: [1, 1] })], "document/invalid_union"],
])("%s is told", (_what, features, code) => {
  expect(readZones([file(...features)]).problems.map((problem) => problem.code)).toContain(code);
});
