import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newYork, request, table } from "../new-york.ts";
import { command, run, type Started, start } from "../swiftline.ts";

const good = (...ids: readonly number[]): string => table(...ids.map((id) => request({ id })));

async function cityWithDropFolder(): Promise<string> {
  const cwd = await newYork();
  await mkdir(join(cwd, "drop"));
  return cwd;
}

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

function watching(cwd: string): Started {
  const watch = start(command("import", "--watch", "drop", "--settle", "100ms", "--city", "city"), { cwd });
  running.push(watch);
  return watch;
}

/** Waits until a watch has said something; what it says stays in its outcome too. */
function saying({ child }: Started, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => reject(new Error(`the watch ended before it said ${words}; it said: ${said}`)));
  });
}

/** Asks a watch to stop, as a service manager does. */
function stopped({ child, outcome }: Started): Started["outcome"] {
  child.kill("SIGTERM");
  return outcome;
}

const idsIn = async (cwd: string): Promise<readonly string[]> => {
  const { stdout } = await run(["appeal", "list", "--city", "city", "--json"], { cwd });
  return JSON.parse(stdout).appeals.map(({ id }: { readonly id: string }) => id);
};

test("what comes to lie in a folder is in when it is whole, also behind a bad file; a new watch takes only what is new", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.csv"), good(1, 2));
  const first = watching(cwd);
  await saying(first, "1.csv: 2 rows");
  await writeFile(join(cwd, "drop/2.csv"), "neither,nor\n1,2\n");
  await saying(first, "Warning: drop/2.csv");
  await writeFile(join(cwd, "drop/3.csv.part"), good(3));
  await rename(join(cwd, "drop/3.csv.part"), join(cwd, "drop/3.csv"));
  await saying(first, "3.csv: 1 row");
  expect(await stopped(first)).toMatchObject({ code: 0 });
  expect(await idsIn(cwd)).toHaveLength(3);

  await writeFile(join(cwd, "drop/4.csv"), good(4));
  const second = watching(cwd);
  await saying(second, "4.csv: 1 row");
  const { code, stdout } = await stopped(second);
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/[13]\.csv: /);
  expect(await idsIn(cwd)).toHaveLength(4);
});

test("a watch that rejected rows ends with status 3 when it is told to stop", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.csv"), table(request({ id: 1 }), request({ id: "" })));
  const watch = watching(cwd);
  await saying(watch, "1.csv: 2 rows");
  expect(await stopped(watch)).toMatchObject({ code: 3, stdout: expect.stringContaining("1 rejected") });
});

test("a folder that is not there is told at once", async () => {
  const cwd = await newYork();
  expect(await watching(cwd).outcome).toMatchObject({
    code: 66,
    stderr: expect.stringContaining("drop: there is no such folder to watch"),
  });
});
