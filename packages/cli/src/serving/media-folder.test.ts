import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mediaFolder } from "./media-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "swiftline-media-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode("abc");
/** SHA-256 of "abc", as FIPS 180-4 publishes it. */
const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("what is kept is read by the hash of what is in it, also by another process, and is kept once", async () => {
  const { keep } = mediaFolder(join(folder, "pictures"));
  expect(await Promise.all([keep(bytes), keep(bytes), keep(bytes)])).toEqual([hash, hash, hash]);
  expect(readdirSync(join(folder, "pictures", "ba"))).toEqual([hash]);
  const { read } = mediaFolder(join(folder, "pictures"));
  expect(new TextDecoder().decode(await read(hash))).toBe("abc");
});

test("what was never kept is not there, and no other file can be read", async () => {
  writeFileSync(join(folder, "secret"), "");
  const { read } = mediaFolder(join(folder, "pictures"));
  expect(await read("0".repeat(64))).toBeUndefined();
  expect(await read("../../secret")).toBeUndefined();
  expect(await mediaFolder(join(folder, "nowhere")).read(hash)).toBeUndefined();
});
