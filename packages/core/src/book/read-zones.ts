import pointInPolygon from "point-in-polygon-hao";
import * as z from "zod";
import { Code, type Position } from "../appeal/terms.ts";
import { type Document, documentProblem, readDocument } from "../document.ts";
import type { Problem } from "../problem.ts";
import { codesOf, type Zones } from "../routing/domain.ts";

const Place = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const Ring = z.array(Place).min(4, "a ring has at least four positions, the last like the first");
const Polygon = z.array(Ring).min(1);
const Geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: Polygon }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(Polygon).min(1) }),
]);
const Feature = z.object({
  type: z.literal("Feature"),
  properties: z.looseObject({ id: Code, name: z.string().optional() }),
  geometry: Geometry,
});

/** GeoJSON (RFC 7946): polygons with an `id` among their properties. Longitude comes before latitude. */
const FeatureCollection = z.object({ type: z.literal("FeatureCollection"), features: z.array(Feature) });

type Polygons = z.output<typeof Polygon>[];

/** Reads the zones of a city; tells every problem, and ids that stand twice. A position on an edge lies inside. */
export function readZones(documents: readonly Document[]): {
  readonly zones: Zones;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const byId = new Map<string, { readonly polygons: Polygons; readonly file: string }>();
  for (const document of documents) {
    const read = readDocument(document, FeatureCollection);
    if (!read.ok) {
      problems.push(...read.reason);
      continue;
    }
    read.value.features.forEach(({ properties: { id }, geometry }, index) => {
      const path = ["features", index, "properties", "id"];
      const other = byId.get(id);
      if (other !== undefined)
        problems.push(
          documentProblem(document, path, "city/code-twice", `zone ${id} is in ${other.file} already`, { value: id }),
        );
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      polygons.flat().forEach((ring) => {
        if (!isClosed(ring))
          problems.push(
            documentProblem(document, path, "city/open-ring", `zone ${id}: a ring must end where it begins`),
          );
      });
      byId.set(id, { polygons, file: document.file });
    });
  }
  const zones = [...byId];
  return {
    zones: {
      ...codesOf(byId.keys()),
      at: (position) => zones.flatMap(([id, { polygons }]) => (liesIn(position, polygons) ? [id] : [])),
    },
    problems,
  };
}

const isClosed = (ring: readonly (readonly number[])[]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
};

const liesIn = ({ latitude, longitude }: Position, polygons: Polygons): boolean =>
  polygons.some((polygon) => pointInPolygon([longitude, latitude], polygon as number[][][]) !== false);
