import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" });

/** Every way into core: the door to all of it, and one for each room. */
const doors = files.filter((file) => /^((simulation[\\/])?[\w-]+[\\/])?index\.ts$/.test(file)).toSorted();

/** One script for a browser that leaves what a door exports in `door`. */
async function bundle(door: string): Promise<{ readonly script: string; readonly external: readonly string[] }> {
  const built = await build({
    entryPoints: [join(source, door)],
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "door",
    target: "es2024",
    conditions: ["swiftline-source"],
    external: ["node:*"],
    logLevel: "silent",
  });
  const external = Object.values(built.metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  return { script: built.outputFiles[0]?.text ?? "", external };
}

/** What a browser has and the language alone has not, as far as core uses it; of Node there is nothing. */
const browser = () => createContext({ TextEncoder, TextDecoder, URL });

test("core has a door to each of its rooms", () => {
  expect(doors).toEqual(expect.arrayContaining(["index.ts", join("appeal", "index.ts"), join("hotline", "index.ts")]));
});

describe.each(doors)("the door %s", (door) => {
  test("leads to no module of Node, and opens where there is none", async () => {
    const { script, external } = await bundle(door);
    expect(external).toEqual([]);
    const context = browser();
    expect(runInContext("[typeof process, typeof require, typeof Buffer].join()", context)).toBe(
      "undefined,undefined,undefined",
    );
    expect(runInContext(`${script};\nObject.keys(door).length`, context)).toBeGreaterThan(0);
  });
});

test("a browser takes an appeal down, dispatches it and explains its clock, with core alone", async () => {
  const { script } = await bundle(join("hotline", "index.ts"));
  const { script: testing } = await bundle(join("testing", "index.ts"));
  const context = browser();
  runInContext(`${testing}; var testing = door; ${script};`, context);
  const answer = runInContext(
    `const book = testing.testBook();
     const at = 1780297200000;
     const command = { type: "RegisterAppeal", appealId: "testville:1", at, by: "caller", hotline: "testville",
       kind: "complaint", channel: "web", category: "streets-hole", area: "east", text: "A hole" };
     const batch = door.advance([], command, book).value;
     JSON.stringify([batch.map((event) => event.type), door.elapse(batch, book, at).next])`,
    context,
  );
  expect(JSON.parse(answer)).toEqual([["AppealRegistered", "AppealDispatched"], 1_780_326_000_001]);
});

/** Code without its comments and texts, in which words like these may stand. */
const codeOf = (file: string): string =>
  readFileSync(join(source, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(?<![:"'`])\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/`[^`$]*`/g, "``");

test("no source of core reads a clock, draws by chance, or knows the process that it runs in", () => {
  // The kernel of the simulation has processes of its own, of which none can be asked what Node's can.
  const ambient =
    /\bDate\b|\bMath\.random\b|\bperformance\b|\bcrypto\b|\bset(?:Timeout|Interval)\b|\bconsole\b|\bglobalThis\b/;
  const ofNode =
    /(?<!\.)\bprocess(?:\?\.|\[|\.(?:arch|argv|cpuUsage|cwd|env|exit|hrtime|memoryUsage|nextTick|on|once|pid|platform|resourceUsage|std|uptime|version))/;
  const guilty = files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .filter(
      (file) =>
        ambient.test(codeOf(file)) ||
        ofNode.test(codeOf(file)) ||
        /from "node:/.test(readFileSync(join(source, file), "utf8")),
    );
  expect(guilty).toEqual([]);
});
