import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answersInThisProcess } from "../oracles/answers-in-this-process.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const program = fileURLToPath(new URL("../oracles/answers-in-this-process.ts", import.meta.url));
const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"];

test.each(zones)("a process in %s gives the same answers", (zone) => {
  const answers = execFileSync(process.execPath, [program], { env: { ...process.env, TZ: zone }, encoding: "utf8" });
  expect(answers.trimEnd().split("\n")).toEqual(answersInThisProcess());
});

test.each(zones)("every reference case is answered right in a process in %s", (zone) => {
  const { SWIFTLINE_TEST_REPORT: _, ...env } = process.env;
  const cases = ["time-reference", "sla-reference"].map((name) => `packages/core/test/properties/${name}.test.ts`);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", "property", ...cases];
  const run = () => execFileSync(process.execPath, vitest, { cwd: root, env: { ...env, TZ: zone }, stdio: "pipe" });
  expect(run).not.toThrow();
});
