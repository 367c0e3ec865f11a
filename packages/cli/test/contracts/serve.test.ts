import { once } from "node:events";
import { rm } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { withKey } from "../callers.ts";
import { copyOf, newYork } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const prepared = await newYork();
const json = { "content-type": "application/json" };
const matter = { hotline: "nyc-311", kind: "complaint", channel: "web", category: "noise-residential", text: "x" };

/** Serves New York, and what it logs meanwhile, line by line. */
async function served(cwd: string, ...flags: readonly string[]) {
  const { child, outcome } = start(command("serve", "--port", "0", ...flags), { cwd, env: withKey });
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk;
  });
  const address = await servedAt(child);
  const lines = (): Record<string, unknown>[] =>
    log
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  /** The first line that says so; they are written some moments later. */
  async function line(says: string): Promise<Record<string, unknown>> {
    for (let tries = 0; tries < 100; tries++, await pause(50)) {
      const found = lines().find((one) => JSON.stringify(one).includes(says));
      if (found !== undefined) return found;
    }
    throw new Error(`nothing says ${says} in ${log}`);
  }
  const metrics = async () => /http:\S+/.exec(String((await line("metrics at")).msg))?.[0] ?? "";
  return { child, outcome, address, metrics, line, log: () => log };
}

/** A registration of which half is sent; the rest when it is told to. */
async function halfSent(address: string) {
  const body = JSON.stringify(matter);
  const outgoing = request(`${address}/v1/appeals`, { method: "POST", headers: json });
  outgoing.on("error", () => undefined);
  outgoing.write(body.slice(0, 20));
  await pause(150);
  return async (): Promise<number | undefined> => {
    outgoing.end(body.slice(20));
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    incoming.resume();
    return incoming.statusCode;
  };
}

test("told to stop, a server says that it is not ready, goes on for a while, answers what has begun, and ends well", async () => {
  const server = await served(await copyOf(prepared), "--open", "--drain", "1s", "--metrics-port", "0");
  const ready = `${server.address}/v1/ready`;
  expect((await fetch(ready)).status).toBe(200);
  const watched = (await server.metrics()).replace("/metrics", "/ready");
  expect(await (await fetch(watched)).text()).toBe("ready\n");
  const following = await fetch(`${server.address}/v1/events/stream`);
  const finish = await halfSent(server.address);

  server.child.kill("SIGTERM");
  await server.line("stopping: SIGTERM");
  const refused = await fetch(ready);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await fetch(watched)).status).toBe(503);
  const registered = await fetch(`${server.address}/v1/appeals`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(matter),
  });
  expect(registered.status).toBe(201);

  await following.text();
  await expect(fetch(ready)).rejects.toThrow();
  expect(await finish()).toBe(201);
  expect(await server.outcome).toMatchObject({ code: 0 });
});

test("numbers of appeals sort as they were given", async () => {
  const { child, outcome, address } = await served(await copyOf(prepared), "--open");
  const given: string[] = [];
  while (given.length < 20) {
    const answer = await fetch(`${address}/v1/appeals`, {
      method: "POST",
      headers: json,
      body: JSON.stringify(matter),
    });
    given.push(((await answer.json()) as { id: string }).id);
  }
  expect(given).toEqual(given.toSorted());
  expect(given.every((id) => /^nyc-311:[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(new Set(given).size).toBe(given.length);
  child.kill("SIGTERM");
  await outcome;
});

const register = (address: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${address}/v1/appeals`, {
    method: "POST",
    headers: { ...json, ...headers },
    body: JSON.stringify({ ...matter, caller: canary }),
  });

const databaseIn = (cwd: string): string => join(cwd, "city/swiftline.sqlite");

test("while another process writes for long, a write waits, others are answered, and it is done in the end", async () => {
  const cwd = await copyOf(prepared);
  const server = await served(cwd, "--open");
  const other = new DatabaseSync(databaseIn(cwd));
  other.exec("begin immediate");
  const order: string[] = [];
  const written = ["one", "two"].map(async (key) => {
    const { status } = await register(server.address, { "idempotency-key": key });
    order.push("written");
    return status;
  });
  await pause(200);
  for (const path of ["/v1/ready", "/v1/appeals"]) {
    expect((await fetch(server.address + path)).status).toBe(200);
    order.push("answered");
  }
  other.exec("rollback");
  order.push("free");
  expect(await Promise.all(written)).toEqual([201, 201]);
  expect(order).toEqual(["answered", "answered", "free", "written", "written"]);
  other.close();
  server.child.kill("SIGTERM");
  await server.outcome;
});

test.each([
  ["is deleted", "store/not-writable", (file: string) => rm(file)],
  [
    "is computed anew by another book",
    "store/stale",
    async (file: string) => inDatabase(file, "update meta set value = 'another' where key = 'book'"),
  ],
])("a server whose database %s says so, and answers 503 to whoever writes", async (_, code, harm) => {
  const cwd = await copyOf(prepared);
  const server = await served(cwd, "--open");
  expect((await fetch(`${server.address}/v1/ready`)).status).toBe(200);
  await harm(databaseIn(cwd));
  expect((await fetch(`${server.address}/v1/ready`)).status).toBe(503);
  expect((await fetch(`${server.address}/v1/ready`)).status).toBe(503);
  expect(await server.line(code)).toMatchObject({ level: "error", code });
  expect(server.log().split(code)).toHaveLength(2);
  const refused = await register(server.address);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await refused.json()).toMatchObject({ code: "http/not-ready" });
  server.child.kill("SIGTERM");
  expect(await server.outcome).toMatchObject({ code: 0 });
});

function inDatabase(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

test("a server does not start over a large store that another book has computed: it could not write", async () => {
  const cwd = await copyOf(prepared);
  await run(["db", "migrate"], { cwd, env: withKey });
  inDatabase(
    databaseIn(cwd),
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 100001)
      insert into commits select 'a' || i, 1, '[]', null, x'', x'' from n`,
  );
  const migrated = await run(["db", "migrate"], { cwd, env: withKey });
  expect(migrated.stdout).toContain("Lists and rollups are to be computed anew: swiftline db rebuild\n");
  const { code, stdout, stderr } = await run(["serve", "--open", "--port", "0"], { cwd, env: withKey });
  expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
  expect(stderr).toContain("Try: swiftline db rebuild");
});

test("told twice, it ends at once", async () => {
  const server = await served(await copyOf(prepared), "--open", "--drain", "1h");
  await halfSent(server.address);
  server.child.kill("SIGTERM");
  await server.line("stopping");
  server.child.kill("SIGTERM");
  expect(await server.outcome).toMatchObject({ code: "SIGTERM" });
});

const canary = { name: "Zsofia Kanari-Quetzal", phone: "+1 917 555 0142", email: "zsofia@kanari.example" };
const planted = /Zsofia|Kanari|Quetzal|917[ -]?555|a party upstairs/i;

test("log and metrics tell how every request went, and of nobody who called, what they said, or with which key", async () => {
  const cwd = await copyOf(prepared);
  const key = (await run(["key", "create", "the desk", "--as", "caller"], { cwd, env: withKey })).stdout.trim();
  const server = await served(cwd, "--metrics-port", "0");
  const ask = (path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(server.address + path, {
      headers: { ...json, "x-api-key": key, ...headers },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
  const trace = { traceparent: `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01` };
  const text = "A party upstairs";
  const answers = [
    await ask("/v1/appeals", { ...matter, text, caller: canary }, { "x-request-id": "phone-7", ...trace }),
    await ask("/v1/appeals", { ...matter, text, caller: { ...canary, [canary.phone]: 1 } }),
    await ask(`/v1/appeals?q=${encodeURIComponent(canary.name)}&limit=x`),
    await ask(`/v1/${encodeURIComponent(canary.name)}/${key}`),
    await ask(`/open311/v2/${encodeURIComponent(canary.name)}.json?api_key=${key}`),
    await ask("/v1/health", undefined, { "x-api-key": `${key}x`, "x-request-id": canary.name }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 400, 400, 404, 404, 401]);
  expect(answers[0]?.headers.get("x-request-id")).toBe("phone-7");
  expect(await server.line("phone-7")).toMatchObject({
    level: "info",
    method: "POST",
    route: "/v1/appeals",
    status: 201,
    principal: "the desk",
    traceId: "ab".repeat(16),
  });
  const last = answers.at(-1)?.headers.get("x-request-id") ?? "";
  expect(await server.line(last)).toMatchObject({ route: "/v1/health", status: 401 });

  const counted = await (await fetch(await server.metrics())).text();
  expect(counted).toContain(
    'swiftline_http_request_duration_seconds_count{method="POST",route="/v1/appeals",status="201"} 1\n',
  );
  expect(counted).toContain('swiftline_clocks{state="within"} 1\n');
  expect((await ask("/metrics")).status).toBe(404);
  server.child.kill("SIGINT");
  const { stdout } = await server.outcome;
  for (const said of [stdout, server.log(), counted]) {
    expect(said).not.toMatch(planted);
    expect(said).not.toContain(key.slice(12));
  }
});

test("a port of metrics that is taken is said, and nothing is served", async () => {
  const cwd = await copyOf(prepared);
  const server = await served(cwd, "--open");
  const { port } = new URL(server.address);
  const second = await run(["serve", "--open", "--port", "0", "--metrics-port", port], { cwd, env: withKey });
  expect(second).toMatchObject({ code: 71, stdout: "", stderr: expect.stringContaining("cannot listen on") });
  server.child.kill("SIGINT");
  await server.outcome;
});
