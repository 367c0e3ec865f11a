import { type Document, no, ok, type Path, type Problem, type Result } from "@swiftline/core";
import { readText } from "./read-text.ts";
import { parseYaml } from "./read-yaml.ts";

/**
 * Reads a JSON file much faster than YAML is read, such as a map of many positions. Places are looked up only where one is
 * asked for. What is no JSON is read as YAML, which tells where it is wrong.
 */
export async function readJson(file: string, name = file): Promise<Result<Document, readonly Problem[]>> {
  const text = await readText(file, name);
  return text.ok ? parseJson(text.value.toString(), name) : no([text.reason]);
}

function parseJson(text: string, file: string): Result<Document, readonly Problem[]> {
  let places: Result<Document, readonly Problem[]> | undefined;
  const placeOf = (path: Path) => {
    places ??= parseYaml(text, file);
    return places.ok ? places.value.placeOf(path) : undefined;
  };
  try {
    return ok({ file, value: JSON.parse(text), placeOf });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return parseYaml(text, file);
  }
}
