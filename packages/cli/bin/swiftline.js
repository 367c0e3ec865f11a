#!/usr/bin/env node
import "./require-node.js";

const { enableCompileCache } = await import("node:module");
enableCompileCache();
const { runCli } = await import("../dist/run.js");
await runCli(process.argv.slice(2));
