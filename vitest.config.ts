import { defineConfig } from "vitest/config";

/** `.ci/run` reads the counts from a report of the runner's own. */
const report = process.env.SWIFTLINE_TEST_REPORT;

/**
 * One project a kind of proof; all run from source, through the `swiftline-source` export condition, but for the command line. The times
 * are for what hangs: a busy machine may take five times as long as a quiet one.
 */
const project = (name: string, include: string[], testTimeout = 60_000, globalSetup: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout,
    hookTimeout: testTimeout,
    globalSetup,
  },
});

export default defineConfig({
  resolve: { conditions: ["swiftline-source"] },
  ssr: { resolve: { conditions: ["swiftline-source", "node"], externalConditions: ["swiftline-source", "node"] } },
  test: {
    maxWorkers: "100%",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      project("unit", ["packages/*/src/**/*.test.ts"]),
      project("property", ["packages/*/test/properties/**/*.test.ts"], 240_000),
      project("contract", ["packages/*/test/contracts/**/*.test.ts"], 180_000, ["packages/cli/test/build-once.ts"]),
      project("examples", ["examples/**/*.test.ts"], 240_000),
      project("conformance", ["conformance/test/**/*.test.ts"], 180_000),
      project("docs", ["docs/**/*.test.ts"], 240_000, ["docs/build-cli.ts"]),
      project("types", ["packages/*/test/types/**/*.test.ts"], 120_000),
    ],
  },
});
