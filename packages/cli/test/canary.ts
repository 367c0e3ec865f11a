import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { withKey } from "./callers.ts";
import type { Outcome } from "./swiftline.ts";

/** Whoever called: words that stand nowhere else. */
export const canary = {
  name: "Zsofia Kanari-Quetzal",
  phone: "+1 917 555 0142",
  email: "zsofia@kanari.example",
  contact: "99 Hummingbird Lane, bell at the back",
};

export const planted = /Zsofia|Kanari|Quetzal|Hummingbird|917[ -]?555|5550142|555[ -]0142/i;

/** With all that can be said of the work. */
export const noisy = { ...withKey, DEBUG: "*" };

/** What of the folder's files, the database among them, has a planted word in it. */
export async function filesWithPlanted(cwd: string): Promise<readonly string[]> {
  const entries = await readdir(cwd, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, "latin1")));
  return paths.filter((_, index) => planted.test(contents[index] ?? ""));
}

export const tellsNobody = ({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">): void => {
  expect(stdout).not.toMatch(planted);
  expect(stderr).not.toMatch(planted);
};
