import { type ReleaseDescription, titleOf } from "./data-package.ts";

/** How a release is to be cited: a `CITATION.cff` (Citation File Format 1.2.0). Who publishes it adds a licence and a DOI. */
export function citation(described: ReleaseDescription): string {
  const { city, releasedOn, swiftline } = described;
  return [
    "cff-version: 1.2.0",
    "message: If you use these data, please cite them as below.",
    "type: dataset",
    `title: ${JSON.stringify(titleOf(described))}`,
    "authors:",
    `  - name: ${JSON.stringify(city)}`,
    `date-released: ${releasedOn}`,
    `version: ${JSON.stringify(releasedOn)}`,
    "keywords: [citizen hotline, government service requests, k-anonymity]",
    `abstract: ${JSON.stringify(`Appeals to the hotline, made pseudonymous with Swiftline ${swiftline}; DICTIONARY.md says how.`)}`,
    "",
  ].join("\n");
}
