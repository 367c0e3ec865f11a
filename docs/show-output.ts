import { writeFileSync } from "node:fs";
import { blocksOf, readPage, root } from "./fenced-blocks.ts";
import { normalised, patternOf, stepsOf, typeSteps } from "./shell-session.ts";

/**
 * Types the commands of a page and puts what they print below them, wherever the page shows something else:
 *
 *     node --conditions=swiftline-source docs/show-output.ts docs/tutorial/ten-minutes.md
 */
const file = process.argv[2] ?? "docs/tutorial/ten-minutes.md";
const page = readPage(file);
const steps = stepsOf(blocksOf(page));
const printed = await typeSteps(steps);

const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");

/** What was printed, but a shown line stays where it says the same, with its `…`. */
function merged(shown: string, now: string): string {
  const [before, after] = [linesOf(shown), linesOf(now)];
  if (before.length !== after.length) return now;
  return after.map((line, at) => keep(before[at] ?? "", line)).join("\n");
}
const keep = (shown: string, now: string): string => (patternOf(shown).test(normalised(now)) ? shown : now);

let written = page;
steps.forEach(({ commands, shown }, at) => {
  const now = printed[at] ?? "";
  if (shown === undefined || patternOf(shown).test(normalised(now))) return;
  const block = (text: string) => `\`\`\`sh\n${commands}\`\`\`\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``;
  written = written.replace(block(shown), () => block(merged(shown, now)));
});
writeFileSync(root + file, written);
