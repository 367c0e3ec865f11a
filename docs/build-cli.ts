import { execFileSync } from "node:child_process";
import { root } from "./fenced-blocks.ts";

/** Builds the command line at which the commands of the pages are typed. */
export default function buildCli(): void {
  execFileSync(process.execPath, ["packages/cli/build.ts"], { cwd: root });
}
