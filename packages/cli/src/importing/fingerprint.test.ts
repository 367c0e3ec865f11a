import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";
import type { Recipe } from "./recipe.ts";

const recipe = (file: string, readAt = 0): Recipe => ({
  file,
  options: {},
  city: "city",
  source: "nyc311",
  mapping: undefined,
  columns: ["id"],
  since: undefined,
  readAt,
});

test("a file is known again under any name and at any time, and not once a byte of it is another, however far inside", async () => {
  const folder = await mkdtemp(join(tmpdir(), "swiftline-"));
  const night = Buffer.alloc(3_000_000, "row\n");
  const corrected = Buffer.from(night).fill("X", 2_999_990, 2_999_991);
  const files = { "monday.csv": night, "copy.csv": night, "corrected.csv": corrected };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  const of = (name: string, readAt?: number) => fingerprintOf(recipe(join(folder, name), readAt), []);
  expect(await of("copy.csv", 86_400_000)).toBe(await of("monday.csv"));
  expect(await of("corrected.csv")).not.toBe(await of("monday.csv"));
  expect(await of("tuesday.csv")).toBeUndefined();
});
