import { globSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import actCommands from "./acts/index.ts";
import type { SwiftlineCommand } from "./swiftline-command.ts";

const folder = fileURLToPath(new URL("commands/", import.meta.url));
const files = globSync("**/*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));

/** Every command by the id that oclif knows it by, `report:run`: one a file of `commands/`, whose path it is, and one an act. */
const commands: Readonly<Record<string, typeof SwiftlineCommand>> = Object.fromEntries([
  ...Object.entries(actCommands),
  ...(await Promise.all(
    files.map(async (file) => [
      file.replace(/\.ts$/, "").replaceAll(sep, ":"),
      (await import(`${folder}${file}`)).default as typeof SwiftlineCommand,
    ]),
  )),
]);

export default commands;
