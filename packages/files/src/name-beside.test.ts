import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { nameBeside } from "./name-beside.ts";

const namesIn = (folder: string) => (number: number) => join(folder, `night-${number}`);

test("a file gets the first name that is free, and those that are there stay", async () => {
  const folder = await temporaryFolder({ mine: "2\n", "night-1": "1\n" });
  await mkdir(join(folder, "night-2"));
  await symlink("nowhere", join(folder, "night-3"));
  expect(await nameBeside(join(folder, "mine"), namesIn(folder))).toBe(join(folder, "night-4"));
  expect(await readFile(join(folder, "night-1"), "utf8")).toBe("1\n");
  expect(await readFile(join(folder, "night-4"), "utf8")).toBe("2\n");
});

test("a file of the same content is as good as one of its own", async () => {
  const folder = await temporaryFolder({ mine: "2\n", "night-1": "1\n", "night-2": "2\n" });
  expect(await nameBeside(join(folder, "mine"), namesIn(folder))).toBe(join(folder, "night-2"));
  expect(await readdir(folder)).toHaveLength(3);
});

test("of several at the same time each gets a name of its own", async () => {
  const folder = await temporaryFolder({ a: "a", b: "b", c: "c" });
  const named = await Promise.all(["a", "b", "c"].map((name) => nameBeside(join(folder, name), namesIn(folder))));
  expect(new Set(named).size).toBe(3);
});
