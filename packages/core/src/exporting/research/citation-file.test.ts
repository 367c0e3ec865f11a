import { expect, test } from "vitest";
import { bibtexEntry, type Citable, citationFile } from "./citation-file.ts";

const cited: Citable = {
  title: 'A "city": 100 % {new} & old_town',
  authors: ["City of # 1", "A ~ B"],
  version: "1.2",
  keywords: ["simulation", "citizen hotline"],
  abstract: "C:\\runs: 3^2",
  identifier: { value: "abc", description: "hash: of all values" },
};

test("every text of the file is quoted as YAML and JSON quote it, and what is not known is left out", () => {
  const lines = citationFile(cited).split("\n");
  expect(lines).toContain('title: "A \\"city\\": 100 % {new} & old_town"');
  expect(lines).toContain('  - name: "City of # 1"');
  expect(lines).toContain('    description: "hash: of all values"');
  expect(lines.some((line) => line.startsWith("date-released"))).toBe(false);
  expect(citationFile({ ...cited, releasedOn: "2026-05-23" })).toContain("\ndate-released: 2026-05-23\n");
});

test("in BibTeX no character means more than itself, and braces are closed", () => {
  const entry = bibtexEntry("key", { ...cited, releasedOn: "2026-05-23" });
  expect(entry).toContain('title = {{A "city": 100 \\% \\{new\\} \\& old\\_town}}');
  expect(entry).toContain("author = {{City of \\# 1} and {A \\textasciitilde{} B}}");
  expect(entry).toContain("year = {2026}");
  expect(entry).toContain("C:\\textbackslash{}runs: 3\\textasciicircum{}2");
  const bare = entry.replaceAll(/\\[{}]/g, "");
  expect(bare.split("{").length).toBe(bare.split("}").length);
});
