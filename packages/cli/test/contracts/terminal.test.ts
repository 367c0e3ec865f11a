import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { copyOf, newYorkWithRequests, request, table } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const cwd = await newYorkWithRequests();
await writeFile(
  join(cwd, "many.csv"),
  table(...Array.from({ length: 9_000 }, (_, index) => request({ id: 100 + index }))),
);

const ESCAPE = "\u001b[";
const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const hasScript = works("script", "--version");

/** A shell line as it is seen on a terminal, which `script` pretends to be. */
const onTerminal = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  start(["script", "-qec", words.map((word) => `'${word}'`).join(" "), "/dev/null"], {
    cwd,
    env: { TERM: "xterm-256color", ...env },
  }).outcome;

test("a pipe gets no colour and no progress bar", async () => {
  const { stdout, stderr } = await run(["report", "run", "overview", "--city", "city"], { cwd });
  expect(`${stdout}${stderr}`).not.toContain(ESCAPE);
});

test("FORCE_COLOR colours a pipe", async () => {
  const { stdout } = await run(["appeal", "list", "--city", "city"], { cwd, env: { FORCE_COLOR: "1" } });
  expect(stdout).toContain(`${ESCAPE}1m`);
});

test.skipIf(!hasScript)(
  "a terminal gets a bar that goes away, and colours unless NO_COLOR is set (needs `script`)",
  async () => {
    const copy = await copyOf(join(cwd, "city"));
    const seen = (await onTerminal(command("import", "many.csv", "--city", copy))).stdout;
    expect(seen).toMatch(/█+░* \d+ % {2}imported [\d,]+ rows/);
    const last = seen.slice(seen.lastIndexOf("\r\u001b[K"));
    expect(last).toContain("many.csv: 9,000 rows");
    expect(last).not.toContain("█");
    expect((await onTerminal(command("appeal", "list", "--city", "city"))).stdout).toContain(`${ESCAPE}1m`);
    const plain = (await onTerminal(command("appeal", "list", "--city", "city"), { NO_COLOR: "1" })).stdout;
    expect(plain).not.toContain(`${ESCAPE}1m`);
  },
);

test.skipIf(!hasScript)("--quiet shows no progress on a terminal either (needs `script`)", async () => {
  const copy = await copyOf(join(cwd, "city"));
  const { stdout } = await onTerminal(command("import", "many.csv", "--city", copy, "--quiet"));
  expect(stdout).toBe("");
});

test.skipIf(!hasScript)(
  "a release shows each of its passes as what it is, and what was shown goes away (needs `script`)",
  async () => {
    const words = command("export", "--for-research", "--k", "2", "--out", "release.csv", "--city", "city");
    const seen = (await onTerminal([...words, "--suppress", "100", "--columns", "area"])).stdout;
    const shown = seen.split("\r\u001b[K").map((line) => /^(\w+) [\d,]+ appeals?/.exec(line)?.[1]);
    expect([...new Set(shown.filter((verb) => verb !== undefined))]).toEqual(["counted", "pseudonymised", "wrote"]);
    expect(seen.slice(seen.lastIndexOf("\r\u001b[K"))).toContain("release.csv: 3 appeals");
  },
);

test("a reader who leaves early (| head) ends the command quietly", async () => {
  const words = command("report", "run", "overview", "--format", "html", "--city", "city");
  const line = `${words.map((word) => `'${word}'`).join(" ")} | head -c 20 >/dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await start(["bash", "-c", line], { cwd }).outcome;
  expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
});

const files = ["one.csv", "two.csv", "three.csv"];
for (const [place, file] of files.entries()) await writeFile(join(cwd, file), table(request({ id: 10 + place })));

/** A shell line about an import of three files into a city of its own, and how many of them are in. */
async function importing(after: string) {
  const city = await copyOf(join(cwd, "city"));
  const words = command("import", ...files, "--city", city);
  const line = `${words.map((word) => `'${word}'`).join(" ")} ${after}`;
  const outcome = await start(["bash", "-c", line], { cwd }).outcome;
  const { stdout } = await run(["import", "list", "--city", city, "--json"]);
  const imported: readonly { readonly file: string }[] = JSON.parse(stdout).imports;
  return { outcome, imported: imported.filter(({ file }) => files.includes(file)).length };
}

test("a reader who leaves early does not end an import, which puts in what it was given", async () => {
  const { outcome, imported } = await importing(`| head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`);
  expect({ imported, stdout: outcome.stdout }).toEqual({ imported: 3, stdout: "0\n" });
});

test.skipIf(!existsSync("/dev/full"))(
  "output that cannot be written is told once, and what was to be done is done",
  async () => {
    const { outcome, imported } = await importing("> /dev/full");
    expect({ imported, code: outcome.code }).toEqual({ imported: 3, code: 73 });
    expect(outcome.stderr.match(/standard output: the disk is full/g)).toHaveLength(1);
    const read = await start(
      ["bash", "-c", `${command("appeal", "list", "--city", "city", "--json").join(" ")} > /dev/full`],
      {
        cwd,
      },
    ).outcome;
    expect(read).toMatchObject({
      code: 73,
      stderr: expect.stringMatching(/^Error: standard output: the disk is full\n/),
    });
  },
);

test("help lists every topic and command, and a topic its commands", async () => {
  const { code, stdout } = await run(["--help"]);
  expect(code).toBe(0);
  for (const name of ["appeal", "city", "db", "import", "init", "report", "route", "serve", "sla"])
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
  expect((await run(["report"])).stdout).toMatch(/report list [\s\S]*report run/);
});

test.each([
  ["help", "--help"],
  ["-h", "--help"],
  ["help report run", "report run --help"],
  ["report run -h", "report run --help"],
  ["version", "--version"],
  ["-v", "--version"],
])("%s is %s", async (line, flags) => {
  const asked = await run(line.split(" "));
  expect(asked).toMatchObject({ code: 0, stderr: "" });
  expect(asked).toEqual(await run(flags.split(" ")));
});

test("serve answers over HTTP until it is told to stop", async () => {
  const { child, outcome } = start(
    command("serve", "--open", "--city", "city", "--port", "0", "--log-level", "error"),
    { cwd },
  );
  const address = await servedAt(child);
  const answer = await fetch(`${address}/v1/health`);
  expect(answer.status).toBe(200);
  await answer.body?.cancel();
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ code: 0, stderr: "" });
});

const oldNode = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => {
  if (!works(path, "--version")) return false;
  return Number(/^v(\d+)/.exec(execFileSync(path, ["--version"], { encoding: "utf8" }))?.[1]) < 22;
});

test.skipIf(oldNode === undefined)("an old Node is refused in one line (needs one to be installed)", async () => {
  const outcome = await start([oldNode ?? "", inPackage("bin/swiftline.js"), "--help"]).outcome;
  expect(outcome).toMatchObject({
    code: 69,
    stdout: "",
    stderr: expect.stringMatching(/^Swiftline needs Node 22\.18 or newer; this is Node [\d.]+\.\n$/),
  });
});
