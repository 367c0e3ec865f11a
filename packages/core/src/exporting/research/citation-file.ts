/** Something that can be cited. */
export interface Citable {
  readonly title: string;
  readonly authors: readonly string[];
  /** `2026-05-23`, where it was published. */
  readonly releasedOn?: string | undefined;
  readonly version: string;
  readonly keywords: readonly string[];
  readonly abstract: string;
  /** By what one sees that two are the same, and what that is. */
  readonly identifier?: { readonly value: string; readonly description: string };
}

/** A `CITATION.cff` (Citation File Format 1.2.0). Who publishes it adds a licence and a DOI. */
export function citationFile({ title, authors, releasedOn, version, keywords, abstract, identifier }: Citable): string {
  return [
    "cff-version: 1.2.0",
    "message: If you use these data, please cite them as below.",
    "type: dataset",
    `title: ${JSON.stringify(title)}`,
    "authors:",
    ...authors.map((name) => `  - name: ${JSON.stringify(name)}`),
    ...(releasedOn === undefined ? [] : [`date-released: ${releasedOn}`]),
    `version: ${JSON.stringify(version)}`,
    `keywords: [${keywords.join(", ")}]`,
    `abstract: ${JSON.stringify(abstract)}`,
    ...(identifier === undefined
      ? []
      : [
          "identifiers:",
          "  - type: other",
          `    value: ${JSON.stringify(identifier.value)}`,
          `    description: ${JSON.stringify(identifier.description)}`,
        ]),
    "",
  ].join("\n");
}

/** The same as an entry of BibTeX. */
export function bibtexEntry(key: string, { title, authors, releasedOn, version, abstract }: Citable): string {
  const fields = {
    title: `{${inTex(title)}}`,
    author: authors.map((author) => `{${inTex(author)}}`).join(" and "),
    ...(releasedOn !== undefined && { year: releasedOn.slice(0, 4), date: releasedOn }),
    version: inTex(version),
    note: inTex(abstract),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

/** What TeX would take for more than a character. */
const inTex = (text: string): string =>
  text.replaceAll(/[\\{}&%$#_~^]/g, (character) => meant[character] ?? `\\${character}`);

const meant: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
