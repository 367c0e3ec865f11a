import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saidOf } from "./validation-words.ts";

/** A message that a schema is given in place of zod's: of a pattern, of a refinement, of an issue. */
const ownMessage = /\/u?, "([a-z][^"]+)"\)|\b(?:message|error): "([a-z][^"]+)"/g;

test("whatever the schemas say in words of their own, they can say in Chinese", () => {
  const packages = join(import.meta.dirname, "../..");
  const core = ["core/src/appeal/terms.ts", "core/src/appeal/timeline-audience.ts"];
  const files = globSync(["sdk-http/src/**/*.ts", ...core], { cwd: packages });
  const said = files
    .filter((file) => !file.endsWith(".test.ts") && !file.includes("open311"))
    .flatMap((file) => [...readFileSync(join(packages, file), "utf8").matchAll(ownMessage)])
    .map(([, one, other]) => one ?? other ?? "");
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((message) => typeof saidOf(message) === "string")).toEqual([]);
});
