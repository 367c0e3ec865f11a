#!/usr/bin/env node
import "./require-node.js";

const { enableCompileCache } = await import("node:module");
enableCompileCache();
const { runCli } = await import("../src/run.ts");
await runCli(process.argv.slice(2), "src/all-commands.ts");
