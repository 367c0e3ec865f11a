import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { fold, isOpen, openHotline } from "@swiftline/core";
import { endOfLog, measureAll, reports } from "@swiftline/core/reporting";
import { parseInstant } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { createHandler } from "@swiftline/sdk-http";
import { createClient } from "@swiftline/sdk-http/client";
import { openStore } from "@swiftline/store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerCalls } from "../answered-calls.ts";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

/** After all of the records. */
const AT = "2026-05-23T02:00:00-04:00";
const now = parseInstant(AT) ?? 0;

const cwd = await newYork();
const city = join(cwd, "city");

/** Every fortieth of New York's requests. */
async function someRequests(): Promise<string> {
  const file = new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url);
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  const all = await Array.fromAsync(lines);
  return `${all.filter((_, index) => index % 40 === 0).join("\n")}\n`;
}

await writeFile(join(cwd, "requests.csv"), await someRequests());
const imported = await run(["import", "requests.csv", "--city", "city", "--quiet"], { cwd });
if (imported.code !== 0) throw new Error(imported.stderr);
const content = { contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const angry = { contacted: true, resolved: "no", satisfied: "dissatisfied" } as const;
await answerCalls(
  cwd,
  { count: 6, category: "noise-residential", vote: content },
  { count: 2, category: "graffiti", vote: angry },
  { count: 2, category: "graffiti" },
);

const book = await openCity(city);
const store = await openStore(join(city, "swiftline.sqlite"), { book, mode: "write" });
const hotline = openHotline({ log: store.log, book });
afterAll(() => store.close());
const handle = createHandler({
  hotline,
  list: store.list,
  figures: store,
  newId: () => "none",
  now: () => now,
  authorize: () => ({ name: "desk", actor: "hotline" }),
});
const get = async (path: string) => (await handle(new Request(`http://city.example/v1/${path}`))).json();

/** What the command line answers, of the same database. */
async function told(line: string) {
  const { code, stdout, stderr } = await run([...line.split(" "), "--json"], { cwd, env: { SWIFTLINE_CITY: "city" } });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Moments as such, wherever they are: one says them in the city's time, the other in UTC; and nothing for what is not known. */
function moments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moments);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value)) return Date.parse(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === null || one === undefined ? [] : [[name, moments(one)]])),
  );
}

beforeAll(async () => {
  const { appeals } = await store.list.find({ open: true, agency: "NYPD" }, { limit: 3 });
  for (const { id: appealId } of appeals)
    await hotline.act({ type: "SuperviseAppeal", appealId, at: now, by: "hotline", form: "written", reason: "late" });
});

test("every report is what the registry builds of a plain fold of the log", async () => {
  const measures = await measureAll(store.facts(), book);
  const asOf = endOfLog((await store.latestAt()) ?? 0);
  for (const kind of reports)
    expect(await get(`reports/${kind.id}`)).toEqual(JSON.parse(JSON.stringify(kind.build({ measures, book, asOf }))));
});

test("a report and a section of it are those that the command line answers", async () => {
  const [whole, cut] = await Promise.all([
    told("report run overview"),
    told("report run daily --period 2026-05-10 --only rates"),
  ]);
  expect(await get("reports/overview")).toEqual(whole);
  expect(await get("reports/daily?period=2026-05-10&only=rates")).toEqual(cut);
});

test("the league has the rates, the places and the counts of score run", async () => {
  const { sections } = await told("score run --period 2026-05");
  const { columns, rows } = sections.find(({ id }: { id: string }) => id === "departments").table;
  const at = (id: string) => columns.findIndex((column: { id: string }) => column.id === id);
  const { ladders } = await get("scores/current?period=2026-05");
  const league = ladders.find(({ id }: { id: string }) => id === "departments").rows;
  expect(league.length).toBeGreaterThan(5);
  const shown = league.map(
    (row: { name: string; accepted: number; valid: number; place?: number; resolution: { value?: number } }) => [
      row.name,
      row.place ?? null,
      row.accepted,
      row.valid,
      row.resolution.value ?? null,
    ],
  );
  const columnsTold = ["unit", "place", "accepted", "valid", "resolution"].map(at);
  expect(shown).toEqual(rows.slice(0, league.length).map((row: unknown[]) => columnsTold.map((one) => row[one])));
  const { next, ...behind } = await get("scores/current/agencies/NYPD?period=2026-05&limit=20");
  const explained = await told("score explain NYPD --period 2026-05");
  expect(behind).toEqual({ ...explained, next: undefined });
  expect(next === undefined).toBe(explained.next === null);
});

test("whom to call back is what followup due lists, page by page", async () => {
  const { due, more } = await told(`followup due --at ${AT} --limit 10000`);
  expect([due.length > 10, more]).toEqual([true, false]);
  const listed = await Array.fromAsync(
    createClient({ baseUrl: "http://city.example", fetch: async (...sent) => handle(new Request(...sent)) }).followUps({
      limit: 200,
    }),
  );
  expect(moments(listed.map(({ appealId: id, ...one }) => ({ id, ...one })))).toEqual(moments(due));
});

test("the clocks and the timeline of an appeal are those that the command line tells", async () => {
  const { appeals } = await store.list.find({ category: "noise-residential" }, { limit: 1 });
  const id = appeals[0]?.id ?? "";
  const [clocks, timeline] = await Promise.all([
    told(`sla explain ${id} --at ${AT}`),
    told(`appeal timeline ${id} --for public`),
  ]);
  const withoutWords = (answer: { clocks: object[] }) => ({
    ...answer,
    clocks: answer.clocks.map((clock) => ({ ...clock, says: [] })),
  });
  expect(moments(withoutWords(await get(`appeals/${id}/clocks`)))).toEqual(moments(withoutWords(clocks)));
  const { entries, ...head } = await get(`appeals/${id}/timeline?audience=public`);
  const unsaid = entries.map(({ says: _, ...entry }: { says: string }) => entry);
  expect(moments({ ...head, entries: unsaid })).toEqual(moments(timeline));
});

test("a route is explained as the command line explains it, in the same words", async () => {
  const body = {
    hotline: "nyc-311",
    kind: "complaint",
    channel: "phone",
    category: "graffiti",
    area: "brooklyn",
    text: "everywhere",
  };
  const explained = await handle(
    new Request("http://city.example/v1/routing/explanations?whyNot=NYPD&lang=zh", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  const line = `route explain --category graffiti --area brooklyn --text everywhere --why-not NYPD --lang zh --at ${AT}`;
  expect(moments(await explained.json())).toEqual(moments(await told(line)));
});

test("what is pressed is what supervise list shows", async () => {
  const { supervised, next } = await get("supervision?limit=20");
  const shown = supervised.map(({ appealId: id, ...one }: { appealId: string }) => ({ id, ...one }));
  expect(shown.length).toBeGreaterThanOrEqual(3);
  expect(moments({ supervised: shown, more: next !== undefined })).toEqual(moments(await told("supervise list")));
});

test("the inbox of an agency is every open appeal that it holds and has not reported on", async () => {
  const held = new Set<string>();
  for await (const { history } of store.log.all()) {
    const appeal = fold(history);
    if (appeal === undefined || !isOpen(appeal) || appeal.status === "reported") continue;
    if ("assignment" in appeal && appeal.assignment?.agency === "NYPD") held.add(appeal.id);
  }
  const client = createClient({
    baseUrl: "http://city.example",
    fetch: async (...sent) => handle(new Request(...sent)),
  });
  const waiting = await Array.fromAsync(client.agencies.inbox("NYPD", { limit: 50 }));
  expect(held.size).toBeGreaterThan(50);
  expect(waiting.map(({ appeal }) => appeal.id).toSorted()).toEqual([...held].toSorted());
});
