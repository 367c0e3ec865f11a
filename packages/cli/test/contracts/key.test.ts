import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYorkWithRequests } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const cwd = await newYorkWithRequests();
const env = { SWIFTLINE_CITY: "city" };

const type = (...words: readonly string[]) => run(words, { cwd, env });
const made = async (...words: readonly string[]) => (await type("key", "create", ...words)).stdout.trim();

/** Serves the city while `work` asks of it. */
async function whileServed(
  work: (ask: (path: string, key?: string, body?: object) => Promise<Response>) => Promise<void>,
) {
  const { child, outcome } = start(command("serve", "--port", "0", "--log-level", "error"), { cwd, env });
  const address = await servedAt(child);
  await work((path, key, body) =>
    fetch(address + path, {
      headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    }),
  ).finally(() => child.kill("SIGINT"));
  expect(await outcome).toMatchObject({ code: 0, stderr: "" });
}

test("a server lets in whoever has a key, for what it was made for, until it is revoked", async () => {
  const precinct = await made("precinct desk", "--as", "agency:NYPD", "--may", "appeals:read,acts:sign");
  const portal = await made("portal", "--as", "caller");
  const noise = {
    hotline: "nyc-311",
    kind: "complaint",
    channel: "web",
    category: "noise-residential",
    text: "A party",
  };
  await whileServed(async (ask) => {
    expect((await ask("/v1/health")).status).toBe(401);
    expect((await ask("/v1/appeals", precinct, noise)).status).toBe(403);
    const { id, agency } = (await (await ask("/v1/appeals", portal, noise)).json()) as Record<string, string>;
    expect(agency).toBe("NYPD");
    expect((await ask(`/v1/appeals/${id}/acts/sign`, portal, {})).status).toBe(403);
    expect((await ask(`/v1/appeals/${id}/acts/sign`, precinct, {})).status).toBe(200);
    expect((await ask(`/v1/appeals/${id}/acts/contact`, precinct, {})).status).toBe(403);
    expect(await type("key", "revoke", precinct.slice(3, 11))).toMatchObject({ code: 0 });
    expect((await ask(`/v1/appeals/${id}`, precinct)).status).toBe(401);
    expect((await ask(`/v1/appeals/${id}`, portal)).status).toBe(200);
  });
});

test("a key is listed and not shown again, and the database does not hold it", async () => {
  const key = await made("app", "--as", "caller", "--for", "30d");
  expect((await type("key", "list")).stdout).toMatch(new RegExp(`${key.slice(3, 11)} +app +caller +all of it`));
  const secret = key.slice(12);
  for (const file of (await readdir(join(cwd, "city"))).filter((name) => name.startsWith("swiftline.sqlite")))
    expect((await readFile(join(cwd, "city", file))).includes(secret)).toBe(false);
});

test.each([
  [["key", "create", "x", "--as", "mayor"], 64, /mayor is nobody/],
  [["key", "create", "x", "--as", "clock"], 64, /clock is nobody/],
  [["key", "create", "x", "--as", "agency:NYPX"], 64, /NYPX/],
  [["key", "create", "x", "--as", "caller", "--may", "acts:fly"], 64, /there is no scope acts:fly/],
  [["key", "create", "x", "--as", "caller", "--may", "acts:sign"], 64, /caller may not do acts:sign/],
  [["key", "create", "x", "--as", "caller", "--may", "identities:read"], 64, /caller may not do identities:read/],
  [["key", "create", "x", "--as", "caller", "--for", "soon"], 64, /soon is no length of time/],
  [["key", "revoke", "ffffffff"], 66, /no key ffffffff can be revoked/],
] as const)("%j is refused", async (words, code, says) => {
  const outcome = await type(...words);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toMatch(says);
});
