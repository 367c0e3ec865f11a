import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";
import { webhookReceiver } from "../webhook-receiver.ts";

const prepared = await newYorkWithRequests();
const env = { SWIFTLINE_CITY: "city" };

/** Serves the city, and registers appeals over it. */
async function served(cwd: string, ...more: readonly string[]) {
  const { child, outcome } = start(command("serve", "--open", "--port", "0", "--log-level", "error", ...more), {
    cwd,
    env,
  });
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
  await using portal = await webhookReceiver();
  const [id = "", secret = ""] = (
    await run(["webhook", "add", portal.url, "--as", "hotline"], { cwd, env })
  ).stdout.split("\n");
  const { child, outcome, register } = await served(cwd, "--private-webhooks");
  const appeal = await register();
  await portal.until(({ size }) => size === 2);
  expect([...portal.told.keys()]).toEqual([`${appeal}/1/0`, `${appeal}/1/1`]);
  expect(await portal.faultsFor(secret)).toEqual([]);
  child.kill("SIGINT");
  expect(await outcome).toMatchObject({ code: 0, stderr: "" });
  const { stdout } = await run(["webhook", "deliveries", id, "--json"], { cwd, env });
  const { deliveries } = JSON.parse(stdout) as { deliveries: { event: string; status: number }[] };
  expect(deliveries.map(({ event, status }) => `${event} ${status}`)).toEqual([
    `${appeal}/1/1 204`,
    `${appeal}/1/0 204`,
  ]);
});

test("who is slow holds up nobody else, and is waited for when the server ends", async () => {
  const cwd = await copyOf(prepared);
  const { promise: opens, resolve: open } = Promise.withResolvers<void>();
  await using slow = await webhookReceiver(opens);
  await using quick = await webhookReceiver();
  const added = await run(["webhook", "add", slow.url, "--as", "hotline"], { cwd, env });
  await run(["webhook", "add", quick.url, "--as", "hotline"], { cwd, env });
  const { child, outcome, register } = await served(cwd, "--private-webhooks");
  await register();
  await quick.until(({ size }) => size === 2);
  while (slow.asked() === 0) await pause(50);
  await register();
  await quick.until(({ size }) => size === 4);
  expect([quick.told.size, slow.told.size]).toEqual([4, 0]);
  child.kill("SIGINT");
  await pause(500);
  open();
  expect(await outcome).toMatchObject({ code: 0, stderr: "" });
  expect(slow.told.size).toBe(2);
  const [id = ""] = added.stdout.split("\n");
  const { stdout } = await run(["webhook", "list", "--json"], { cwd, env });
  const { webhooks } = JSON.parse(stdout) as { webhooks: { id: string; failures: number }[] };
  expect(webhooks.find((one) => one.id === id)).toMatchObject({ failures: 0 });
});

test("an address inside the network is not reached unless that is meant, and the record says why", async () => {
  const cwd = await copyOf(prepared);
  await using inside = await webhookReceiver();
  const [id = ""] = (await run(["webhook", "add", inside.url, "--as", "hotline"], { cwd, env })).stdout.split("\n");
  const byName = inside.url.replace("127.0.0.1", "localhost");
  const [other = ""] = (await run(["webhook", "add", byName, "--as", "hotline"], { cwd, env })).stdout.split("\n");
  const { child, outcome, register } = await served(cwd);
  await register();
  const triesOf = async (one: string) => (await run(["webhook", "deliveries", one], { cwd, env })).stdout;
  for (let tries = 0; tries < 50 && !(await triesOf(other)).includes("public internet"); tries++) await pause(200);
  for (const one of [id, other]) expect(await triesOf(one)).toMatch(/does not lie in the public internet/);
  expect(inside.told.size).toBe(0);
  child.kill("SIGINT");
  await outcome;
}, 60_000);

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
