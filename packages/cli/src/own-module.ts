import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A module that is loaded by its address, such as that of a thread, and what Node must be told to run it. */
export interface OwnModule {
  readonly url: URL;
  readonly execArgv?: string[];
}

/**
 * Finds a module by its path in the source, without its ending. From source it is TypeScript and finds the other packages' source;
 * built, it keeps its folder, beside that of the chunks.
 */
export function ownModule(path: string): OwnModule {
  const source = new URL(`./${path}.ts`, import.meta.url);
  if (existsSync(fileURLToPath(source))) return { url: source, execArgv: ["--conditions=swiftline-source"] };
  return { url: new URL(`../${path}.js`, import.meta.url) };
}
