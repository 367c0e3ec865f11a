import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, type Token } from "acorn";
import { transform } from "esbuild";
import { analyse } from "scslre";
import { expect, test, vi } from "vitest";

/** A regular expression in what is shipped, and where it stands. */
interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

const home = fileURLToPath(new URL("../../../..", import.meta.url));
const sources = ["core", "files", "store", "sdk-http", "cli"].map((name) => `packages/${name}/src`);
const files = [...sources, "conformance/src"].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.(test|d)\.ts$/.test(path))
    .map((path) => join(folder, path)),
);

/** What reads only what we drew ourselves. */
const drawn = join("packages", "cli", "src", "present", "page", "charts", "svg.ts");

/** Patterns that stand as they are in a file. */
async function writtenIn(file: string): Promise<readonly Pattern[]> {
  const { code } = await transform(readFileSync(join(home, file), "utf8"), { loader: "ts", target: "esnext" });
  const tokens: Token[] = [];
  parse(code, { ecmaVersion: "latest", sourceType: "module", onToken: tokens });
  const texts = tokens.flatMap(({ type, start, end }) => (type.label === "regexp" ? code.slice(start, end) : []));
  return texts.map((text) => {
    const end = text.lastIndexOf("/");
    return { source: text.slice(1, end), flags: text.slice(end + 1), file };
  });
}

/** Patterns that files build of parts when they are loaded. */
async function builtIn(some: readonly string[]): Promise<readonly Pattern[]> {
  const built: Pattern[] = [];
  vi.stubGlobal(
    "RegExp",
    class extends RegExp {
      constructor(...given: ConstructorParameters<typeof RegExp>) {
        super(...given);
        const stack = new Error().stack ?? "";
        const file = some.find((one) => stack.includes(one));
        if (file !== undefined) built.push({ source: this.source, flags: this.flags, file });
      }
    },
  );
  vi.resetModules();
  await Promise.all(some.map((file) => import(join(home, file)))).finally(vi.unstubAllGlobals);
  return built;
}

/**
 * Why a pattern may take time that grows with the square of what it reads, or worse. Of `one.*other`, which begins anew at each `one`,
 * this reading knows nothing: see `standsBefore`.
 */
const slowness = ({ source, flags }: Pick<Pattern, "source" | "flags">): readonly string[] =>
  analyse(
    { source, flags },
    { reportTypes: { Move: true, Self: true, Trade: true }, assumeRejectingSuffix: false },
  ).reports.map(({ type, exponential }) => (exponential ? `${type}, exponential` : type));

test("no pattern goes back and forth over a long text", async () => {
  const written = (await Promise.all(files.map(writtenIn))).flat();
  const built = await builtIn(files.filter((file) => readFileSync(join(home, file), "utf8").includes("new RegExp(")));
  expect(written.length).toBeGreaterThan(350);
  expect(built.length).toBeGreaterThan(10);
  const slow = [...written, ...built].filter((pattern) => pattern.file !== drawn && slowness(pattern).length > 0);
  expect(slow).toEqual([]);
});

test.each([String.raw`^[+-]?(\d+\.?\d*|\.\d+)$`, String.raw`\s*%$`, "(a+)+$"])("%s would be told", (source) => {
  expect(slowness({ source, flags: "" })).not.toEqual([]);
});
