import { citationFile } from "./citation-file.ts";
import type { ReleaseDescription } from "./data-package.ts";
import { scopeSentence, titleOf } from "./release-scope.ts";

/** How a release is to be cited: a `CITATION.cff`. */
export function citation(described: ReleaseDescription): string {
  const { city, releasedOn, swiftline } = described;
  return citationFile({
    title: titleOf(described),
    authors: [city],
    releasedOn,
    version: releasedOn,
    keywords: ["citizen hotline", "government service requests", "k-anonymity"],
    abstract: `Appeals to the hotline, made pseudonymous with Swiftline ${swiftline}; DICTIONARY.md says how. ${scopeSentence(described)}`,
  });
}
