import { join } from "node:path";
import type { Event } from "@swiftline/core/appeal";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { expect, onTestFinished, test } from "vitest";
import { manySenders, type Write } from "../many-senders.ts";
import { newYork } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";
import { webhookReceiver } from "../webhook-receiver.ts";

const soaking = process.env.SWIFTLINE_SOAK !== undefined;
const KILLS = soaking ? 50 : 1;
/** In each life of the server. */
const WRITES = 1000;

const matter = { hotline: "nyc-311", kind: "complaint", channel: "web", category: "noise-residential" } as const;

/** Every other write registers an appeal, and every other does something to one that was there before. */
function writesOf(life: number, appeals: readonly string[]): readonly Write[] {
  return Array.from({ length: WRITES }, (_, number) => {
    const name = `${life}-${number}`;
    const appeal = encodeURIComponent(appeals[number % appeals.length] ?? "");
    return number % 2 === 0
      ? { key: name, path: "/v1/appeals", body: { ...matter, text: name } }
      : { key: name, path: `/v1/appeals/${appeal}/acts/warn`, body: { to: ["NYPD"], risk: name } };
  });
}

/** A city that serves whoever has the key, and tells a webhook what happens. */
async function cityWithWebhook(url: string) {
  const cwd = await newYork();
  const env = { SWIFTLINE_CITY: "city" };
  const key = (await run(["key", "create", "load", "--as", "hotline"], { cwd, env })).stdout.trim();
  const [, secret = ""] = (await run(["webhook", "add", url, "--as", "hotline"], { cwd, env })).stdout.split("\n");
  return {
    cwd,
    secret,
    run: (...words: readonly string[]) => run(words, { cwd, env }),
    async serve() {
      const { child, outcome } = start(command("serve", "--port", "0", "--private-webhooks"), { cwd, env });
      return { child, outcome, senders: manySenders(await servedAt(child), key) };
    },
  };
}

/** What the log holds after all: each event by the id that a webhook is told it under. */
async function eventsIn(cwd: string): Promise<ReadonlyMap<string, Event>> {
  const book = await openCity(join(cwd, "city"));
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "read" });
  const found = new Map<string, Event>();
  for (let position = 0; ; ) {
    const page = await store.changes.after(position, 1000);
    for (const { appealId, version, events } of page)
      for (const [place, event] of events.entries()) found.set(`${appealId}/${version}/${place}`, event);
    const last = page.at(-1);
    if (last === undefined) break;
    position = last.position;
  }
  await store.close();
  return found;
}

/** How often each of our writes is in the log, by what it says. */
function timesWritten(events: Iterable<Event>): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const event of events) {
    const name = event.type === "AppealRegistered" ? event.text : event.type === "RiskWarned" ? event.risk : undefined;
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

test(
  "a server that is killed under a thousand writes loses none that it answered, does none twice, and tells all of them",
  async () => {
    await using portal = await webhookReceiver();
    const city = await cityWithWebhook(portal.url);
    let server = await city.serve();
    onTestFinished(() => void server.child.kill("SIGKILL"));
    const appeals: string[] = [];
    for (const number of Array.from({ length: 20 }).keys()) {
      const write = { key: `first-${number}`, path: "/v1/appeals", body: { ...matter, text: `first-${number}` } };
      appeals.push(JSON.parse((await server.senders.send(write)).body).id);
    }
    const wanted = appeals.map((_, number) => `first-${number}`);
    for (let life = 0; life < KILLS; life++) {
      const writes = writesOf(life, appeals);
      wanted.push(...writes.map(({ key }) => key));
      const until = Math.floor(Math.random() * WRITES);
      const first = await server.senders.sendAll(writes, (answered) => {
        if (answered === until) setTimeout(() => server.child.kill("SIGKILL"), Math.random() * 20);
      });
      expect(await server.outcome).toMatchObject({ code: "SIGKILL" });
      server = await city.serve();
      const unanswered = writes.filter(({ key }) => !first.has(key));
      const second = await server.senders.sendAll(unanswered);
      const answers = new Map([...first, ...second]);
      expect([...answers.values()].filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
      expect(answers.size).toBe(WRITES);
      // Whoever asks again is told byte for byte what they were told before, be it by the server that was killed.
      const asked = writes.filter((_, number) => number % 10 === life % 10);
      const again = await server.senders.sendAll(asked);
      for (const { key } of asked) expect(again.get(key)).toEqual({ ...answers.get(key), isReplayed: true });
    }
    const events = await eventsIn(city.cwd);
    const times = timesWritten(events.values());
    expect(wanted.filter((name) => times.get(name) !== 1)).toEqual([]);
    expect(times.size).toBe(wanted.length);
    await portal.until((told) => told.size >= events.size);
    expect([...events.keys()].filter((id) => !portal.told.has(id))).toEqual([]);
    expect(portal.told.size).toBe(events.size);
    expect(await portal.faultsFor(city.secret)).toEqual([]);
    server.child.kill("SIGTERM");
    expect(await server.outcome).toMatchObject({ code: 0 });
    for (const words of [
      ["db", "check"],
      ["audit", "verify"],
    ])
      expect(await city.run(...words)).toMatchObject({ code: 0, stderr: "" });
  },
  soaking ? 3_600_000 : 60_000,
);
