import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The cities that ship with Swiftline, by the name that `swiftline init` takes. */
export const presets = ["nyc-311", "beijing-12345", "call-centre"] as const;
export type Preset = (typeof presets)[number];

/** The folder of a preset: beside the built command line, or among the examples when it runs from source. */
export function presetFolder(preset: Preset): string {
  const built = fileURLToPath(new URL(`../presets/${preset}`, import.meta.url));
  if (existsSync(built)) return built;
  return fileURLToPath(new URL(`../../../examples/${preset}/city`, import.meta.url));
}
