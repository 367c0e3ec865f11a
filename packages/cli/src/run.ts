import { fileURLToPath } from "node:url";
import { Config, flush, handle, type Interfaces, run, settings } from "@oclif/core";
import packageJson from "../package.json" with { type: "json" };
import { builtPlugin } from "./built-plugin.ts";
import { letOutputBeLost } from "./lost-output.ts";

const root = new URL("../", import.meta.url);

/**
 * Runs one command line and ends with its exit status. The built package finds its commands by the manifest; from source they
 * are all loaded, by the module that lists them.
 */
export async function runCli(typed: readonly string[], commands?: string): Promise<void> {
  const argv = inFlags(typed);
  settings.enableAutoTranspile = false;
  letOutputBeLost();
  const config = await Config.load(commands === undefined ? built() : fromSource(commands));
  try {
    await run([...argv], config);
    // One whose reader has left is never flushed.
    if (process.stdout.writable) await flush();
  } catch (error) {
    const unknown = /^command (\S+) not found\.?$/i.exec((error as Error).message)?.[1];
    if (unknown === undefined) await handle(error as Error);
    else process.exitCode = await tellUnknown(unknown, config.commandIDs, argv);
  }
}

/** What other programs take for a request of help or of the version, as the flag that asks for it. */
function inFlags([first, ...others]: readonly string[]): readonly string[] {
  switch (first) {
    case "help":
      return [...others, "--help"];
    case "version":
      return ["--version"];
    default:
      return first === undefined ? [] : [first, ...others];
  }
}

/** Says which command was probably meant; answers the exit status. */
async function tellUnknown(id: string, known: readonly string[], argv: readonly string[]): Promise<number> {
  const { unknownCommand } = await import("./unknown-command.ts");
  const { tellFailure } = await import("./present/failure.ts");
  return tellFailure(unknownCommand(id, known), { json: argv.includes("--json") });
}

function built(): Interfaces.LoadOptions {
  const pjson = packageJson as Interfaces.PJSON;
  return { root: fileURLToPath(root), pjson, plugins: new Map([[pjson.name, builtPlugin(root, pjson)]]) };
}

function fromSource(target: string): Interfaces.LoadOptions {
  const oclif = { ...packageJson.oclif, commands: { strategy: "explicit", target, identifier: "default" } };
  return { root: fileURLToPath(root), pjson: { ...packageJson, oclif } as Interfaces.PJSON, ignoreManifest: true };
}
