import { appendFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { loadCity } from "./load-city.ts";
import { readCityFolder } from "./read-city-folder.ts";

const newYork = join(import.meta.dirname, "../../../examples/nyc-311/city");

async function cityWith(files: Readonly<Record<string, string>>, city = ""): Promise<string> {
  const folder = await temporaryFolder(files);
  await cp(newYork, folder, { recursive: true });
  await appendFile(join(folder, "city.yaml"), city);
  return folder;
}

const zone = (id: string, ring: readonly (readonly [number, number])[]): string =>
  JSON.stringify(
    {
      type: "FeatureCollection",
      features: [{ type: "Feature", properties: { id }, geometry: { type: "Polygon", coordinates: [ring] } }],
    },
    null,
    1,
  );
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
] as const;

test("zones are read from every map of their folder", async () => {
  const folder = await cityWith({
    "zones/school.geojson": zone("school", square),
    "zones/metro.json": zone("metro", square),
    "zones/notes.txt": "…",
  });
  const { book, problems } = await loadCity(folder);
  expect(book === undefined ? problems : [...book.domain.zones.all()]).toEqual(["metro", "school"]);
});

test("what is wrong with a map is told by its place, and so is what is no JSON", async () => {
  const folder = await cityWith({ "zones/a.geojson": zone("a", [[0, 91], ...square]) });
  expect((await loadCity(folder)).problems).toMatchObject([{ file: "zones/a.geojson", line: 15, column: 8 }]);
  const read = await readCityFolder(await cityWith({ "zones/a.geojson": '{"type": \n "Feature' }));
  expect(read.ok ? [] : read.reason[0]).toMatchObject({ code: "file/malformed", file: "zones/a.geojson", line: 2 });
});

test("words are compared in simplified characters only where the city asks for it", async () => {
  const [plain, simplified] = await Promise.all([
    readCityFolder(await cityWith({})),
    readCityFolder(await cityWith({}, "\ncharacters: simplified\n")),
  ]);
  expect(plain.ok && plain.value.simplified).toBeUndefined();
  const map = simplified.ok ? simplified.value.simplified : undefined;
  // From the General List of Simplified Chinese Characters (1986).
  expect(Array.from("氣體洩漏臺灣", (character) => map?.get(character) ?? character).join("")).toBe("气体泄漏台湾");
  expect([...(map ?? [])].every(([from, into]) => from !== into)).toBe(true);
});
