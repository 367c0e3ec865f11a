import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { verify } from "@swiftline/sdk-http";
import { expect, test } from "vitest";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const prepared = await newYorkWithRequests();
const env = { SWIFTLINE_CITY: "city" };
const soaking = process.env.SWIFTLINE_SOAK !== undefined;

interface Got {
  readonly headers: Headers;
  readonly body: string;
}

/** Somebody who is told, on a socket; answers what `status` says. */
async function receiver(status: () => number = () => 204) {
  const got: Got[] = [];
  const server = createServer(async (incoming, outgoing) => {
    got.push({ headers: new Headers(incoming.headers as Record<string, string>), body: await textOf(incoming) });
    outgoing.writeHead(status()).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    got,
    url: `http://127.0.0.1:${port}/hook`,
    ids: () => got.map(({ headers }) => headers.get("webhook-id") ?? ""),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries++) await pause(50);
  expect(isSo()).toBe(true);
}

/** Serves the city, and registers appeals over it. */
async function served(cwd: string, ...more: readonly string[]) {
  const { child, outcome } = start(command("serve", "--open", "--port", "0", ...more), { cwd, env });
  const address = await servedAt(child);
  const matter = { hotline: "nyc-311", kind: "complaint", channel: "web", category: "noise-residential", text: "x" };
  const register = async (): Promise<string> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${address}/v1/appeals`, { method: "POST", headers, body: JSON.stringify(matter) });
    return ((await answer.json()) as { id: string }).id;
  };
  return { child, outcome, register };
}

test("what happens is told to whoever was added, signed, and each try is on record", async () => {
  const cwd = await copyOf(prepared);
  await using portal = await receiver();
  const [id = "", secret = ""] = (
    await run(["webhook", "add", portal.url, "--as", "hotline"], { cwd, env })
  ).stdout.split("\n");
  const { child, outcome, register } = await served(cwd, "--private-webhooks");
  const appeal = await register();
  await until(() => portal.got.length === 2);
  expect(portal.ids()).toEqual([`${appeal}/1/0`, `${appeal}/1/1`]);
  for (const message of portal.got) expect(await verify(message, { secrets: [secret], now: Date.now() })).toBe(true);
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ code: 0, stderr: "" });
  const { stdout } = await run(["webhook", "deliveries", id, "--json"], { cwd, env });
  const { deliveries } = JSON.parse(stdout) as { deliveries: { event: string; status: number }[] };
  expect(deliveries.map(({ event, status }) => `${event} ${status}`)).toEqual([
    `${appeal}/1/1 204`,
    `${appeal}/1/0 204`,
  ]);
});

test("an address inside the network is not reached unless that is meant, and the record says why", async () => {
  const cwd = await copyOf(prepared);
  await using inside = await receiver();
  const [id = ""] = (await run(["webhook", "add", inside.url, "--as", "hotline"], { cwd, env })).stdout.split("\n");
  const byName = inside.url.replace("127.0.0.1", "localhost");
  const [other = ""] = (await run(["webhook", "add", byName, "--as", "hotline"], { cwd, env })).stdout.split("\n");
  const { child, outcome, register } = await served(cwd);
  await register();
  const triesOf = async (one: string) => (await run(["webhook", "deliveries", one], { cwd, env })).stdout;
  for (let tries = 0; tries < 50 && !(await triesOf(other)).includes("public internet"); tries++) await pause(200);
  for (const one of [id, other]) expect(await triesOf(one)).toMatch(/does not lie in the public internet/);
  expect(inside.got).toEqual([]);
  child.kill("SIGINT");
  await outcome;
}, 60_000);

test("a server that is killed at any moment tells everything all the same, some of it twice under the same id", async () => {
  const cwd = await copyOf(prepared);
  await using portal = await receiver();
  await run(["webhook", "add", portal.url, "--as", "hotline"], { cwd, env });
  const registered: string[] = [];
  for (let kills = 0; kills < (soaking ? 50 : 2); kills++) {
    const { child, outcome, register } = await served(cwd, "--private-webhooks");
    for (let count = 0; count < 10; count++) registered.push(await register());
    await pause(Math.random() * 1500);
    child.kill("SIGKILL");
    await outcome;
  }
  const { child, outcome } = await served(cwd, "--private-webhooks");
  const wanted = registered.flatMap((appeal) => [`${appeal}/1/0`, `${appeal}/1/1`]);
  await until(() => new Set(portal.ids()).size === wanted.length);
  expect([...new Set(portal.ids())].toSorted()).toEqual(wanted.toSorted());
  child.kill("SIGINT");
  await outcome;
}, 600_000);

test.each([
  [["webhook", "add", "ftp://x.example", "--as", "hotline"], 64, /no address that a message can be sent to/],
  [["webhook", "add", "https://a:b@x.example", "--as", "hotline"], 64, /password/],
  [["webhook", "add", "https://x.example", "--as", "mayor"], 64, /mayor is nobody/],
  [["webhook", "add", "https://x.example", "--as", "hotline", "--types", "Nothing"], 64, /there is no event Nothing/],
  [["webhook", "remove", "ffffffff"], 66, /there is no webhook ffffffff/],
  [["webhook", "rotate", "ffffffff"], 66, /there is no webhook ffffffff/],
  [["webhook", "replay", "ffffffff", "--after", "0"], 66, /there is no webhook/],
  [["webhook", "deliveries", "ffffffff"], 66, /there is no webhook/],
] as const)("%j is refused", async (words, code, says) => {
  const outcome = await run(words, { cwd: prepared, env });
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toMatch(says);
});
