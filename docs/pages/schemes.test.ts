import { expect, test } from "vitest";
import { readDocument } from "../../packages/core/src/document.ts";
import { schemesOfCity } from "../../packages/core/src/satisfaction/schemes-of-city.ts";
import { SatisfactionFile } from "../../packages/core/src/satisfaction/survey.ts";
import { parseYaml } from "../../packages/files/src/read-yaml.ts";
import { ownScheme } from "./schemes.ts";

test("the scheme of a city's own on the page is one that a city may write", () => {
  const document = parseYaml(ownScheme, "satisfaction.yaml");
  if (!document.ok) throw new Error("the example is YAML");
  const file = readDocument(document.value, SatisfactionFile);
  if (!file.ok) throw new Error(file.reason.map(({ message }) => message).join("; "));
  const { schemes, problems } = schemesOfCity(document.value, file.value);
  expect(problems).toEqual([]);
  expect(schemes.map(({ version }) => version)).toEqual(["1", "2"]);
});
