import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Block, root } from "./fenced-blocks.ts";

/** A block of commands, and the output that the page shows below it, if any. */
export interface Step {
  readonly line: number;
  readonly commands: string;
  readonly shown: string | undefined;
}

/** The `sh` blocks of a page; a `text` block right behind one shows its output. */
export const stepsOf = (blocks: readonly Block[]): readonly Step[] =>
  blocks.flatMap(({ language, text, line }, at) => {
    const next = blocks[at + 1];
    return language === "sh"
      ? [{ line, commands: text, shown: next?.language === "text" ? next.text : undefined }]
      : [];
  });

const mark = "<<< the end of a step >>>";

/**
 * Types the steps of a page into one shell that starts at the root of the repository, with a new folder as its home.
 * Answers what each step printed.
 */
export async function typeSteps(steps: readonly Step[]): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), "swiftline-docs-"));
  const script = [
    "shopt -s expand_aliases",
    "exec 2>&1",
    ...steps.map(({ commands }) => `${commands}\necho '${mark}'`),
  ];
  try {
    const printed = await outputOf(script.join("\n"), home);
    return printed.split(`${mark}\n`).slice(0, steps.length);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function outputOf(script: string, home: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = spawn("bash", ["-c", script], {
      stdio: ["ignore", "pipe", "inherit"],
      cwd: root,
      env: { ...process.env, HOME: home, NO_COLOR: "1", TZ: "UTC" },
    });
    const parts: string[] = [];
    shell.stdout.on("data", (part: Buffer) => parts.push(part.toString()));
    shell.on("error", reject);
    shell.on("close", () => resolve(parts.join("")));
  });
}

/** Runs of spaces are one, so that a page may break or align as it likes. */
const plain = (text: string): readonly string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "));

const quote = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Shown output as a pattern: `…` stands for anything within a line, and for any lines where it has a line of its own. */
export const patternOf = (shown: string): RegExp => {
  const lines = plain(shown).map((line) =>
    line === "…" ? "(?:.*\\n)*?" : `${line.split("…").map(quote).join(".*")}\\n`,
  );
  return new RegExp(`^${lines.join("")}$`);
};

export const normalised = (printed: string): string => `${plain(printed).join("\n")}\n`;
