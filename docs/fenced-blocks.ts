import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A fenced block of a page: the word behind its fence, its text, and the line of the page on which it begins. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

const fenced = /^```(\w*)\n(.*?)^```$/gms;

/** Every fenced block of a Markdown text, in order. */
export const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(fenced)].map(({ 1: language = "", 2: text = "", index }) => ({
    language,
    text,
    line: markdown.slice(0, index).split("\n").length,
  }));

/** The pages that people wrote, by their path from the root. */
export const writtenPages = (): readonly string[] =>
  globSync(["*.md", "docs/**/*.md", "packages/*/README.md", "examples/**/*.md"], { cwd: root })
    .filter((file) => !file.startsWith("docs/reference/") && !file.includes("node_modules"))
    .sort();

export const readPage = (file: string): string => readFileSync(root + file, "utf8");
