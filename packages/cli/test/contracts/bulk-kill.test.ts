import { join } from "node:path";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { command, run, servedAt, start } from "../swiftline.ts";

const soaking = process.env.SWIFTLINE_SOAK !== undefined;
const KILLS = soaking ? 30 : 2;
const LINES = 1000;

interface Told {
  readonly line: number;
  readonly status: number;
  readonly answer?: { readonly id: string };
  readonly replayed?: true;
}

const bodyOf = (life: number): string =>
  Array.from({ length: LINES }, (_, line) =>
    JSON.stringify({
      key: `${life}-${line}`,
      hotline: "nyc-311",
      kind: "complaint",
      channel: "web",
      category: "noise-residential",
      text: `${life}-${line}`,
    }),
  ).join("\n");

/** Sends a body, and gives what was answered before the server was gone. */
async function sendLines(address: string, key: string, body: string, onLine: (line: number) => void): Promise<Told[]> {
  const told: Told[] = [];
  const headers = { "content-type": "application/x-ndjson", "x-api-key": key };
  try {
    const response = await fetch(`${address}/v1/bulk/appeals`, { method: "POST", headers, body });
    let held = "";
    for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = (held + text).split("\n");
      held = lines.pop() ?? "";
      for (const line of lines) told.push(JSON.parse(line));
      onLine(told.length);
    }
  } catch {
    // The server was killed.
  }
  return told;
}

/** Which appeals the log holds, by their texts. */
async function written(cwd: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const book = await openCity(join(cwd, "city"));
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "read" });
  const found: [string, string][] = [];
  for await (const { appealId, history } of store.log.all())
    if (history[0]?.type === "AppealRegistered") found.push([history[0].text, appealId]);
  await store.close();
  return new Map(
    Array.from(
      Map.groupBy(found, ([text]) => text),
      ([text, all]) => [text, all.map(([, id]) => id)],
    ),
  );
}

test(
  "a server that is killed while it takes in lines has written those that it answered, and takes each in once when all are sent again",
  async () => {
    const cwd = await newYork();
    const env = { SWIFTLINE_CITY: "city" };
    const key = (await run(["key", "create", "load", "--as", "hotline"], { cwd, env })).stdout.trim();
    const serve = async () => {
      const { child, outcome } = start(command("serve", "--port", "0", "--log-level", "silent"), { cwd, env });
      return { child, outcome, address: await servedAt(child) };
    };
    let server = await serve();
    for (let life = 0; life < KILLS; life++) {
      const body = bodyOf(life);
      const until = 1 + Math.floor(Math.random() * (LINES - 200));
      const first = await sendLines(server.address, key, body, (line) => line >= until && server.child.kill("SIGKILL"));
      expect(await server.outcome).toMatchObject({ code: "SIGKILL" });
      expect(first.length).toBeGreaterThanOrEqual(until);
      const kept = await written(cwd);
      for (const { line, status, answer } of first)
        expect([status, kept.get(`${life}-${line - 1}`)]).toEqual([201, [answer?.id]]);
      server = await serve();
      const second = await sendLines(server.address, key, body, () => undefined);
      expect(second.map(({ status }) => status)).toEqual(Array.from({ length: LINES }, () => 201));
      for (const { line, answer } of first) expect(second[line - 1]).toMatchObject({ line, answer, replayed: true });
      const after = await written(cwd);
      for (const { line, answer } of second) expect(after.get(`${life}-${line - 1}`)).toEqual([answer?.id]);
    }
    server.child.kill("SIGTERM");
    expect(await server.outcome).toMatchObject({ code: 0 });
    expect(await run(["db", "check"], { cwd, env })).toMatchObject({ code: 0, stderr: "" });
  },
  soaking ? 1_800_000 : 60_000,
);
