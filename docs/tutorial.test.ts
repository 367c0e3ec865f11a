import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { blocksOf, readPage, writtenPages } from "./fenced-blocks.ts";
import { normalised, patternOf, type Step, stepsOf, typeSteps } from "./shell-session.ts";

const isHere = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;

/** A machine without curl or jq types what stands before their first use. */
function typeable(steps: readonly Step[]): readonly Step[] {
  const missing = ["curl", "jq"].filter((command) => !isHere(command));
  const first = steps.findIndex(({ commands }) => missing.some((command) => commands.includes(`${command} `)));
  return first === -1 ? steps : steps.slice(0, first);
}

/** Pages whose commands are typed as they stand; the reference's examples are those of the commands' own help. */
const pages = writtenPages().filter((file) => /^docs\/(tutorial|how-to|explanation)\//.test(file));
const withCommands = pages.filter((file) => stepsOf(blocksOf(readPage(file))).length > 0);

describe.skipIf(!isHere("bash")).each(withCommands)("%s", (file) => {
  test("every command of the page prints what the page shows", async () => {
    const steps = typeable(stepsOf(blocksOf(readPage(file))));
    const printed = await typeSteps(steps);
    expect(printed).toHaveLength(steps.length);
    steps.forEach(({ line, shown }, at) => {
      if (shown !== undefined) expect(normalised(printed[at] ?? ""), `${file}:${line}`).toMatch(patternOf(shown));
    });
  }, 300_000);
});

test("the tutorial shows the output of most of its commands", () => {
  const steps = stepsOf(blocksOf(readPage("docs/tutorial/ten-minutes.md")));
  expect(steps.filter(({ shown }) => shown !== undefined).length).toBeGreaterThan(steps.length / 2);
});
