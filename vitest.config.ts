import { defineConfig } from "vitest/config";

/** `.ci/run` reads the counts from a report of the runner's own. */
const report = process.env.SWIFTLINE_TEST_REPORT;

interface Proof {
  /** For what hangs: a busy machine may take five times as long as a quiet one. */
  readonly testTimeout?: number;
  /** Files that run once before the first test. */
  readonly globalSetup?: string[];
  /** Whether each file loads the source anew. Tests that leave the process as they found it need not. */
  readonly isolate?: boolean;
}

/**
 * One project a kind of proof; all run from source, through the `swiftline-source` export condition, but for the command line.
 */
const project = (
  name: string,
  include: string[],
  { testTimeout = 60_000, globalSetup = [], isolate = true }: Proof = {},
) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout,
    hookTimeout: testTimeout,
    globalSetup,
    isolate,
  },
});

export default defineConfig({
  resolve: { conditions: ["swiftline-source"] },
  ssr: { resolve: { conditions: ["swiftline-source", "node"], externalConditions: ["swiftline-source", "node"] } },
  test: {
    maxWorkers: "100%",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects: [
      project("unit", ["packages/*/src/**/*.test.ts"], { isolate: false }),
      project("property", ["packages/*/test/properties/**/*.test.ts"], { testTimeout: 240_000, isolate: false }),
      project("contract", ["packages/*/test/contracts/**/*.test.ts"], {
        testTimeout: 180_000,
        globalSetup: ["packages/cli/test/build-once.ts"],
      }),
      project("examples", ["examples/**/*.test.ts"], { testTimeout: 240_000 }),
      project("conformance", ["conformance/test/**/*.test.ts"], { testTimeout: 180_000, isolate: false }),
      project("docs", ["docs/**/*.test.ts"], { testTimeout: 240_000, globalSetup: ["docs/build-cli.ts"] }),
      project("types", ["packages/*/test/types/**/*.test.ts"], { testTimeout: 120_000, isolate: false }),
    ],
  },
});
