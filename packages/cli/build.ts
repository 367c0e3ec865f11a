/**
 * Makes the published form of the command line: one bundle in `dist` with an entry for each command and shared chunks, the
 * presets, the manifest by which commands are found without loading them, and the licences of what is bundled. Needs nothing
 * built: the bundle is made from the source of all packages.
 *
 *     node build.ts [the folder to make `dist` in; the package when left out]
 */
import { cpSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Interfaces, Plugin } from "@oclif/core";
import { type Plugin as BundlerPlugin, build, type Metafile } from "esbuild";
import packageJson from "./package.json" with { type: "json" };
import { presets } from "./src/presets.ts";

const inPackage = (...path: readonly string[]): string => join(import.meta.dirname, ...path);
const root = process.argv[2] ?? import.meta.dirname;
const dist = join(root, "dist");

/** What oclif requires at the top of its modules, most of it never needed in one run, is required where it is used. */
const requireLate: BundlerPlugin = {
  name: "require-late",
  setup({ onLoad }) {
    const atTop = /^(?:const|var) (\w+_\d+) = ((?:__import(?:Default|Star)\()?require\("[^"]+"\)\)?);$/gm;
    onLoad({ filter: /@oclif\/core\/lib\/.*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const values = new Map([...text.matchAll(atTop)].map(([, name = "", value = ""]) => [name, value]));
      const late = text
        .replace(atTop, "")
        .replace(/\b\w+_\d+\b/g, (name) => (values.has(name) ? `(${values.get(name)})` : name));
      return { contents: late, loader: "js" };
    });
  },
};

async function bundle(): Promise<Metafile> {
  rmSync(dist, { recursive: true, force: true });
  const commands = globSync("commands/**/*.ts", { cwd: inPackage("src"), exclude: ["**/*.test.ts"] });
  const { metafile } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: [
      "run.ts",
      "acts/index.ts",
      "importing/reading-thread.ts",
      "importing/readying-thread.ts",
      "serving/served-model.ts",
      "simulating/city-model.ts",
      "simulating/model-thread.ts",
      "simulating/pilot-model.ts",
      ...commands,
    ].map((file) => inPackage("src", file)),
    outbase: inPackage("src"),
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node22.18",
    conditions: ["swiftline-source"],
    // A native module, one that loads WebAssembly from beside itself, and those that are asked for only where they are there.
    external: ["better-sqlite3", "highs", "pg-native", "typescript"],
    alias: { "wsl-utils": fileURLToPath(import.meta.resolve("./src/bundled/wsl-utils.ts")) },
    define: { "process.env.OCLIF_DISABLE_ENGINE_WARNING": '"1"' },
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [requireLate],
    metafile: true,
    legalComments: "none",
    logLevel: "warning",
  });
  return metafile;
}

function copyPresets(): void {
  for (const preset of presets)
    cpSync(inPackage("../../examples", preset, "city"), join(dist, "presets", preset), { recursive: true });
}

/** The commands that oclif finds in one way. */
async function commandsBy(commands: Interfaces.OclifConfiguration["commands"]) {
  const pjson = { ...packageJson, oclif: { ...packageJson.oclif, commands } } as Interfaces.PJSON;
  const plugin = new Plugin({ root, isRoot: true, ignoreManifest: true, errorOnManifestCreate: true, pjson });
  await plugin.load();
  return plugin.manifest.commands;
}

/** Most commands are a module each, by whose path they are called; those of the acts are all in one. */
async function writeManifest(): Promise<void> {
  const acts = await commandsBy({ strategy: "explicit", target: "dist/acts/index.js", identifier: "default" });
  const relativePath = ["dist", "acts", "index.js"];
  const commands = {
    ...(await commandsBy({ strategy: "pattern", target: "dist/commands" })),
    ...Object.fromEntries(Object.entries(acts).map(([id, command]) => [id, { ...command, isESM: true, relativePath }])),
  };
  // The schema of a command's answer is no business of who looks for the command.
  const withoutAnswers = (key: string, value: unknown): unknown => (key === "answers" ? undefined : value);
  const manifest = { commands, version: packageJson.version };
  writeFileSync(join(dist, "oclif.manifest.json"), JSON.stringify(manifest, withoutAnswers));
}

/** The licence text of each package of which the bundle has a part. */
function writeLicences({ inputs }: Metafile): void {
  const folders = Object.keys(inputs).map((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? "");
  const texts = [...new Set(folders)]
    .filter((folder) => folder !== "")
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(inPackage(folder, "package.json"), "utf8"));
      const file = readdirSync(inPackage(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? "" : readFileSync(inPackage(folder, file), "utf8").trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    });
  writeFileSync(join(dist, "third-party-licences.txt"), texts.sort().join(`\n${"-".repeat(72)}\n\n`));
}

const metafile = await bundle();
copyPresets();
await writeManifest();
writeLicences(metafile);
