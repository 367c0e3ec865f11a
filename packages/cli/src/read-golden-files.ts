import { glob, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import { type GoldenCase, readGolden } from "@swiftline/core/routing/proof";
import { invalid } from "./flags.ts";

/** Where the golden appeals of a city lie unless files are named: beside its tables. */
const places = ["routing.golden.jsonl", "routing/*.golden.jsonl"];

/** The golden appeals of these files, or of the city's own. Throws `city/invalid` with everything that is wrong in them. */
export async function readGoldenFiles(
  named: readonly string[],
  city: string,
  book: PolicyBook,
): Promise<{ readonly files: readonly string[]; readonly cases: readonly GoldenCase[] }> {
  const files = named.length > 0 ? named : await ownFiles(city);
  const read = await Promise.all(
    files.map(async (file) => readGolden({ file, text: await textOf(file) }, book.domain)),
  );
  const problems: readonly Problem[] = read.flatMap(({ problems }) => problems);
  if (problems.length > 0) throw new SwiftlineError("city/invalid", "these golden appeals have errors", { problems });
  return { files, cases: read.flatMap(({ cases }) => cases) };
}

async function ownFiles(city: string): Promise<readonly string[]> {
  const found = await Array.fromAsync(glob(places, { cwd: city }));
  if (found.length === 0)
    throw invalid(`${city}: there are no golden appeals`, `write ${places[0]}, or name a file of them`);
  return found.sort().map((file) => join(city, file.replaceAll(sep, "/")));
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new SwiftlineError("file/not-readable", `${file}: this file cannot be read`, {
      tryThis: "check the path",
      cause,
    });
  });
  return bytes.toString().replace(/^\uFEFF/, "");
}
