import { expect, test } from "vitest";
import { document, table } from "../../test/literals/files.ts";
import type { Subject } from "../routing/subject.ts";
import { assigning, testBook, testCity } from "../testing/test-city.ts";
import type { CityFolder } from "./city-folder.ts";
import { compileBook } from "./compile-book.ts";

const cityWith = (more: object): CityFolder["city"] =>
  document("city.yaml", { ...(testCity().city.value as object), ...more });

const decided = (city: Partial<CityFolder>, subject: Partial<Subject>) =>
  testBook({ ...testCity(), ...city })
    .routing.at(0)
    .decide({ at: 0, category: "other", text: "", channel: "phone", kind: "complaint", ...subject }).rules[0]?.id;

const days = assigning("id,day,>agency", [
  "holiday,holiday,desk",
  "weekend,weekend,desk",
  "workday,workday,desk",
  "rest,,desk",
]);

test("workdays, weekends and holidays come from the city's calendar", () => {
  const city = { city: cityWith({ calendar: "office" }), routing: days };
  // 1 May 2026 was a Friday, and a holiday of the office; times are those of Berlin.
  expect(decided(city, { at: Date.UTC(2026, 4, 1, 12) })).toBe("holiday");
  expect(decided(city, { at: Date.UTC(2026, 4, 2, 12) })).toBe("weekend");
  expect(decided(city, { at: Date.UTC(2026, 4, 3, 22, 30) })).toBe("workday");
});

test("without a calendar Saturdays and Sundays are off", () => {
  expect(decided({ routing: days }, { at: Date.UTC(2026, 4, 1, 12) })).toBe("workday");
  expect(decided({ routing: days }, { at: Date.UTC(2026, 4, 2, 12) })).toBe("weekend");
});

test("attributes that the city declares are columns of its tables", () => {
  const city = cityWith({ attributes: { floors: { type: "number" } } });
  const routing = assigning("id,attribute:floors,>agency", ["high,>=10,roads", "rest,,desk"]);
  expect(decided({ city, routing }, { attributes: { floors: 12 } })).toBe("high");
  expect(decided({ city, routing }, { attributes: { floors: 9 } })).toBe("rest");
  expect(compileBook({ ...testCity(), routing }).problems).toMatchObject([
    { code: "table/column-unknown", field: "attribute:floors" },
  ]);
});

test("zones that the city has drawn can be asked for", () => {
  const geometry = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const zones = [
    document("zones/a.geojson", {
      type: "FeatureCollection",
      features: [{ type: "Feature", properties: { id: "belt" }, geometry }],
    }),
  ];
  const routing = assigning("id,zone,>agency", ["near,belt,roads", "rest,,desk"]);
  expect(decided({ zones, routing }, { position: { latitude: 0.2, longitude: 0.5 } })).toBe("near");
  expect(decided({ zones, routing }, { position: { latitude: 0.8, longitude: 0.5 } })).toBe("rest");
});

test("words can be looked for in simplified characters, whichever the caller wrote", () => {
  const routing = assigning("id,text,>agency", ["meter,电表,roads", "rest,,desk"]);
  const simplified = new Map([["電", "电"]]);
  expect(decided({ routing, simplified }, { text: "電表壞了" })).toBe("meter");
  expect(decided({ routing }, { text: "電表壞了" })).toBe("rest");
});

test("a calendar that is not there, an unknown skill and an agency that closes on no date are told", () => {
  const problems = compileBook({
    ...testCity(),
    city: cityWith({ calendar: "offcie", skills: ["mandarin"] }),
    agencies: table(
      "agencies.csv",
      "id,name,kind,area,closed",
      "desk,Desk,hotline,,",
      "roads,Roads,department,,soon",
      "east-office,East,subdistrict,east,2027-01-01",
    ),
    routing: [
      ...testCity().routing,
      ...assigning("id,>skills", []).map(() => ({
        effective: "2027-01-01",
        files: [
          { name: "assign", content: { table: table("routing/2027-01-01/assign.csv", "id,>agency", "rest,desk") } },
          { name: "skills", content: { table: table("routing/2027-01-01/skills.csv", "id,>skills", "all,mandarn") } },
        ],
      })),
    ],
  }).problems;
  expect(problems.map(({ file, code, suggestion }) => [file, code, suggestion])).toEqual([
    ["agencies.csv", "city/bad-cell", undefined],
    ["city.yaml", "city/unknown-calendar", "did you mean office?"],
    ["routing/2027-01-01/skills.csv", "routing/unknown-skill", "did you mean mandarin?"],
  ]);
});

test("urgent categories must be there and of the first level; all that are wrong are told by their place", () => {
  const city = cityWith({ urgentCategories: ["noise", "streets-hole", "nosie"] });
  const { problems } = compileBook({ ...testCity(), city });
  expect(problems.map(({ code, message, suggestion }) => [code, message, suggestion])).toEqual([
    ["city/unknown-category", "streets-hole is no category of the first level", "its first level is streets"],
    ["city/unknown-category", "there is no category nosie", "did you mean noise?"],
  ]);
});
