import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Document, no, ok, type Problem, type Result } from "@swiftline/core";

/** Whether a scenario is named that is written in TypeScript or JavaScript. */
export const isModule = (file: string): boolean => /\.[cm]?[jt]s$/.test(file);

/** Runs a module and reads the scenario that it exports as its default, as plain data: what JSON cannot say is left out of it. */
export async function readScenarioModule(file: string): Promise<Result<Document, readonly Problem[]>> {
  const wrong = (code: string, message: string) => no([{ code, message, file }]);
  const path = resolve(file);
  if (!existsSync(path)) return wrong("file/not-found", "there is no such file");
  try {
    const { default: written } = await import(pathToFileURL(path).href);
    if (typeof written !== "object" || written === null)
      return wrong("file/malformed", "it exports no scenario: write export default { name: …, city: …, … }");
    return ok({ file, value: JSON.parse(JSON.stringify(written)), placeOf: () => undefined });
  } catch (error) {
    const [said] = `${error}`.split("\n");
    return wrong("file/malformed", `it cannot be run: ${said}`);
  }
}
