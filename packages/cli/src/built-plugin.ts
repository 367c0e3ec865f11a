import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Command, Interfaces } from "@oclif/core";

/**
 * What oclif would find out by looking through the package, read at once from the manifest that the build wrote: which
 * commands there are, and in which module. A command's module is loaded when the command is run.
 */
export function builtPlugin(root: URL, pjson: Interfaces.PJSON): Interfaces.Plugin {
  const manifest: Interfaces.Manifest = createRequire(root)("./dist/oclif.manifest.json");
  const load = async (id: string): Promise<Command.Class> => {
    const file = new URL(manifest.commands[id]?.relativePath?.join("/") ?? "", root);
    const { default: found } = await import(file.href);
    return Object.assign(isCommand(found) ? found : found[id], { id, plugin });
  };
  const plugin: Interfaces.Plugin = {
    _base: "",
    alias: pjson.name,
    commandIDs: Object.keys(manifest.commands),
    commands: Object.values(manifest.commands).map((command) => ({ ...command, load: () => load(command.id) })),
    commandsDir: undefined,
    findCommand: load,
    hasManifest: true,
    hooks: {},
    isRoot: true,
    load: async () => {},
    moduleType: "module",
    name: pjson.name,
    options: { root: fileURLToPath(root) },
    pjson,
    root: fileURLToPath(root),
    topics: topicsOf(pjson),
    type: "core",
    valid: true,
    version: pjson.version,
  };
  return plugin;
}

/** Some modules hold several commands, by their ids. */
const isCommand = (found: unknown): boolean => typeof found === "function";

const topicsOf = ({ oclif: { topics = {} } }: Interfaces.PJSON): Interfaces.Topic[] =>
  Object.entries(topics).map(([name, topic]) => ({ ...topic, name }));
