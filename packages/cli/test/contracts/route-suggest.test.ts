import { join } from "node:path";
import type { Command, PolicyBook } from "@swiftline/core";
import { advance } from "@swiftline/core/hotline";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { expect, test } from "vitest";
import { copyOf, newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const prepared = await newYorkWithRequests();
const MINUTE = 60_000;

/** Graffiti in the Bronx: the table's agency objects, the reviewer designates parks, and parks reports the result. */
function acts(number: number): readonly Command[] {
  const [appealId, start] = [`nyc-311:9${number}`, Date.UTC(2026, 4, 1) + number * 60 * MINUTE];
  const on = (minute: number) => ({ appealId, at: start + minute * MINUTE });
  return [
    {
      type: "RegisterAppeal",
      ...on(0),
      by: "hotline",
      hotline: "nyc-311",
      kind: "complaint",
      channel: "phone",
      category: "graffiti",
      area: "bronx",
      text: "on a bench in the park",
    },
    { type: "DisputeAssignment", ...on(1), by: "agency:DSNY", ground: "jurisdiction", reason: "it is in a park" },
    { type: "RuleOnDispute", ...on(2), by: "reviewer", upheld: true, agency: "DPR", reason: "parks clean parks" },
    { type: "SignAssignment", ...on(3), by: "agency:DPR" },
    { type: "ReportResult", ...on(4), by: "agency:DPR", result: "cleaned" },
  ];
}

function lifeOf(commands: readonly Command[], book: PolicyBook) {
  return commands.reduce<ReturnType<typeof advance> & { readonly ok: true }>(
    (life, command) => {
      const advanced = advance(life.value, command, book);
      if (!advanced.ok) throw new Error(`${command.type}: ${advanced.reason.code}`);
      return { ok: true, value: [...life.value, ...advanced.value] };
    },
    { ok: true, value: [] },
  ).value;
}

test("appeals that came back and went elsewhere speak for a rule, which then would have sent them there", async () => {
  const cwd = await copyOf(prepared);
  const book = await openCity(join(cwd, "city"));
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "write" });
  const lives = Array.from({ length: 40 }, (_, number) => lifeOf(acts(number), book));
  const appends = lives.map((events) => ({ appealId: events[0]?.appealId ?? "", after: 0, events }));
  expect(await store.log.append(appends)).toMatchObject({ ok: true });
  await store.close();

  const env = { SWIFTLINE_CITY: "city" };
  const { code, stdout } = await run(["route", "suggest", "--json"], { cwd, env });
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ reassigned: 40, suggestions: [{ before: "graffiti-removal" }] });

  const csv = await run(["route", "suggest", "--csv"], { cwd, env });
  expect(csv.stdout.split("\n").slice(0, 2)).toEqual([
    "id,category,area,>agency,>policy,note",
    'suggested-1,graffiti,bronx,DPR,inspection,"before graffiti-removal; corrects 40, breaks 0, right 100.0%"',
  ]);
});
