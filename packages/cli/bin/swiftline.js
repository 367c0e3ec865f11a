#!/usr/bin/env node
import "./require-node.js";

const { enableCompileCache } = await import("node:module");
enableCompileCache();
const { runCli } = await import("../dist/run.js").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !error.url?.endsWith("/dist/run.js")) throw error;
  process.stderr.write("The command line is not built yet: pnpm --filter @swiftline/cli build\n");
  process.exit(69);
});
await runCli(process.argv.slice(2));
