import type { Citable } from "@swiftline/core/exporting";
import { counted } from "../present/counted.ts";
import type { ReadManifest } from "./experiment-manifest.ts";

/** The files in which an outcome is cited. */
export const citationFiles = ["CITATION.cff", "citation.bib"] as const;

/** What only our own citations say. */
const RUN_AGAIN = "manifest.json has all that it takes to run it again";

/** Whether a text cites an outcome, and another one than that of this hash. */
export const citesAnother = (text: string, resultHash: string): boolean =>
  text.includes(RUN_AGAIN) && !text.includes(resultHash);

/** What is to be added to what a manifest knows. */
interface Publication {
  readonly authors: readonly string[];
  readonly releasedOn: string | undefined;
}

/** How an experiment is to be cited: by what was simulated, how often, from which seed, by which program and rules. */
export function experimentCitation(manifest: ReadManifest, { authors, releasedOn }: Publication): Citable {
  const { design, search, replications, versions, cities, resultHash, partial } = manifest;
  const names = cities.map(({ name, city }) => `${name} (${city})`).join(" beside ");
  const points = cities.length === 1 && design.points.length > 1 ? `, ${counted(design.points.length, "point")}` : "";
  const books = cities.map(({ city, book }) => `book ${book} of ${city}`);
  const facts = [
    `${counted(Math.min(...replications), "replication")}, seed ${design.seed}`,
    `Swiftline ${versions.swiftline ?? "of an unknown version"}`,
    ...new Set(books),
    ...(partial === undefined ? [] : [`a part of what was asked for: ${partial}`]),
  ];
  return {
    title: `${search === undefined ? "Simulated hotline" : "Cheapest staffing of a simulated hotline"}: ${names}${points}`,
    authors,
    releasedOn,
    version: resultHash.slice(0, 12),
    keywords: ["citizen hotline", "discrete-event simulation"],
    abstract: `${facts.join("; ")}. Result hash ${resultHash}; ${RUN_AGAIN}.`,
    identifier: {
      value: resultHash,
      description: "SHA-256 of every value that was measured, and of the answer to a search",
    },
  };
}
