import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const cwd = await newYork();
const type = (line: string) => run(line.split(" "), { cwd });

test("a quick validation looks at one measure of each model, and all agree", async () => {
  const { code, stdout } = await type("simulate validate --quick --quiet");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^mmc-large +pWait +0\.51642 +0\.\d+ +0\.\d+ to 0\.\d+ +-?\d\.\d +agrees$/m);
  expect(stdout).toContain("27 models, 27 measures, seed 1: all agree with what is known exactly.\n");
  expect(stdout).toContain("A simulator that is right fails this with a chance of at most 1 %.\n");
});

test("the figures of Beijing have no quick form", async () => {
  const { code, stderr } = await type("simulate validate --quick --figures");
  expect(code).not.toBe(0);
  expect(stderr).toContain("--figures");
});
