import { describe, expect, test } from "vitest";
import type { Document } from "../document.ts";
import { plain } from "./schemes/plain.ts";
import { schemesOfCity, versionOn } from "./schemes-of-city.ts";
import { SatisfactionFile } from "./survey.ts";

const weights = { response: 0.2, resolution: 0.4, satisfaction: 0.4 };
const own = { id: "ours", weights, credit: { satisfied: 1 } };
const of = (file: object) => {
  const document: Document = {
    file: "satisfaction.yaml",
    value: file,
    placeOf: (path) => ({ line: path.length, column: 1 }),
  };
  return schemesOfCity(document, SatisfactionFile.parse(file));
};
const problemsOf = (file: object) => of(file).problems.map(({ field, line, code }) => `${line} ${field} ${code}`);

test("a published scheme is taken as it is, also where the city writes the same numbers down once more", () => {
  expect(of({ scheme: "plain" })).toEqual({ schemes: [plain], problems: [] });
  const { weights, credit } = plain;
  expect(of({ scheme: "plain", weights, credit: { ...credit, dissatisfied: 0 } }).schemes).toEqual([plain]);
});

test("with other numbers it is not passed off as what was published", () => {
  const [changed] = of({ scheme: "plain", credit: { satisfied: 0.5 } }).schemes;
  expect(changed).toMatchObject({ id: "plain", version: "1, changed by the city", basis: "the city's own" });
  expect(changed).toMatchObject({ weights: plain.weights, credit: { satisfied: 0.5 } });
});

describe("a scheme of the city's own", () => {
  const older = { ...own, version: "1", to: "2025-12-18" };
  const newer = { ...own, version: "2", from: "2025-12-19", weights: { ...weights, response: 0.1, resolution: 0.5 } };
  const { schemes } = of({ scheme: "ours", schemes: [newer, older] });
  const on = (date: string, versions = schemes) => versionOn(date, versions)?.version;

  test("has the version that is meant for the date", () => {
    expect(schemes.map(({ version }) => version)).toEqual(["1", "2"]);
    expect([on("2019-01-01"), on("2025-12-18"), on("2025-12-19"), on("2030-01-01")]).toEqual(["1", "1", "2", "2"]);
  });

  test("that is not meant for a date lends the version nearest before it, or its first", () => {
    const { schemes: apart } = of({
      scheme: "ours",
      schemes: [
        { ...older, from: "2025-01-01" },
        { ...newer, from: "2026-06-01" },
      ],
    });
    expect([on("2024-01-01", apart), on("2026-01-01", apart)]).toEqual(["1", "1"]);
    expect(on("2026-01-01", [])).toBeUndefined();
  });
});

describe("it is refused", () => {
  test("under a published name, and where two versions are meant for the same day, all at once", () => {
    const file = {
      scheme: "ours",
      schemes: [own, { ...own, version: "2", from: "2026-01-01" }, { ...own, id: "plain" }],
    };
    expect(problemsOf(file)).toEqual([
      "3 schemes.1.from satisfaction/versions-overlap",
      "3 schemes.2.id satisfaction/published-scheme",
    ]);
  });

  test("where it is named and not there, with the nearest of all that are", () => {
    const { schemes, problems } = of({ scheme: "our", schemes: [own] });
    expect(schemes).toEqual([]);
    expect(problems).toMatchObject([{ code: "satisfaction/unknown-scheme", suggestion: "did you mean ours?" }]);
  });
});
