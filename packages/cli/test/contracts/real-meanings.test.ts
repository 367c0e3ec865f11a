import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { takeIn } from "@swiftline/core/hotline";
import { Mapping, type MappingInput, runTerms, sources } from "@swiftline/core/intake";
import { openRecords } from "@swiftline/files";
import { describe, expect, test } from "vitest";
import { type AllRecords, cityOf, type NamedIn } from "../records-city.ts";

/**
 * What whole files of real records come to, which are in no package: SWIFTLINE_DATA names the folder that holds them. What is
 * expected was counted from their cells by other programs.
 */
const folder = process.env.SWIFTLINE_DATA;

async function recordsOf(file: string): Promise<AllRecords> {
  const { columns, batches } = await openRecords(join(folder ?? "", file));
  return { columns, rows: (await Array.fromAsync(batches())).flat() };
}

/** Takes in all records of a file in a city of its own values: where the rows went, and what was remarked how often. */
async function takenIn(file: string | AllRecords, id: string, named: NamedIn, own?: MappingInput) {
  const records = typeof file === "string" ? await recordsOf(file) : file;
  const book = cityOf(records, named);
  const source = sources.find((one) => one.id === id);
  const mapping = own && Mapping.parse(own);
  const bound = source?.bind(records.columns, { book, mapping });
  if (source === undefined || bound === undefined) throw new Error(`there is no source ${id}`);
  if (!bound.ok) throw new Error(JSON.stringify(bound.reason));
  const { contradictions } = runTerms(source, { mapping, columns: records.columns });
  const histories = new Map<string, History>();
  const counts = { rows: 0, new: 0, updated: 0, unchanged: 0, flagged: 0, rejected: 0 };
  const remarks: Record<string, number> = {};
  const remark = ({ code }: Problem): void => {
    remarks[code] = (remarks[code] ?? 0) + 1;
  };
  for (const row of records.rows) {
    counts.rows++;
    const read = bound.value(row);
    if (!read.ok) {
      counts.rejected++;
      read.reason.forEach(remark);
      continue;
    }
    if (read.value.kind === "none") throw new Error("no row is to be skipped");
    const { appealId } = read.value;
    const known = histories.get(appealId) ?? [];
    const taken = takeIn(known, read.value, book, contradictions);
    (taken.ok ? taken.value.notes : taken.reason).forEach(remark);
    if (!taken.ok) counts.rejected++;
    else if (taken.value.events.length === 0) counts.unchanged++;
    else {
      counts[taken.value.notes.length > 0 ? "flagged" : known.length === 0 ? "new" : "updated"]++;
      histories.set(appealId, [...known, ...taken.value.events]);
    }
  }
  return { counts, remarks, histories };
}

const endings = (histories: ReadonlyMap<string, History>): number =>
  [...histories.values()].filter((history) => history.at(-1)?.type === "AppealClosed").length;

const none = { updated: 0, unchanged: 0, flagged: 0, rejected: 0 };
const newYork = { zone: "America/New_York" };
const china = { zone: "Asia/Shanghai" };

describe.skipIf(folder === undefined)("New York", () => {
  test("of 50,000 requests from the API 20,318 were open at the end of their block", async () => {
    const named = {
      ...newYork,
      categories: ["complaint_type"],
      agencies: ["agency"],
      areas: ["incident_zip", "borough"],
    };
    const { counts, remarks, histories } = await takenIn(
      "us/nyc311_api_2026-04-11_to_2026-05-23.csv.gz",
      "nyc-311",
      named,
    );
    expect({ counts, remarks }).toEqual({ counts: { ...none, rows: 50_000, new: 50_000 }, remarks: {} });
    expect(50_000 - endings(histories)).toBe(20_318);
  });

  test("of 5,895 requests from the portal the two closed in 1900 are rejected", async () => {
    const named = {
      ...newYork,
      categories: ["Complaint Type"],
      agencies: ["Agency"],
      areas: ["Incident Zip", "Borough"],
    };
    const { counts, remarks } = await takenIn("us/nyc311_portal_illegal_animals_2010_2025.csv.gz", "nyc-311", named);
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 5895, new: 5893, rejected: 2 },
      remarks: { "intake/closed-before-created": 2 },
    });
  });

  test("2,743 requests that a spreadsheet has rewritten are all read", async () => {
    const named = {
      ...newYork,
      categories: ["Complaint Type"],
      agencies: ["Agency"],
      areas: ["Incident Zip", "Borough"],
    };
    const { counts, remarks } = await takenIn("us/nyc311_excel_2018-10-21_before_noon.csv.gz", "nyc-311", named);
    expect({ counts, remarks }).toEqual({ counts: { ...none, rows: 2743, new: 2743 }, remarks: {} });
  });
});

test.skipIf(folder === undefined)(
  "Baltimore's 10,000 requests are all read, and where nobody has them 225 went another way",
  async () => {
    const named = { ...newYork, categories: ["SRType"], agencies: ["Agency"], areas: ["Neighborhood"] };
    const records = await recordsOf("us/baltimore311_sample_2014_2019.csv.gz");
    const { counts, remarks } = await takenIn(records, "baltimore-311", named);
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 10_000, new: 9_998, flagged: 2 },
      remarks: { "intake/skipped-time": 2 },
    });
    const agency = records.columns.indexOf("Agency");
    const rows = records.rows.map(({ line, cells }) => ({ line, cells: cells.with(agency, "") }));
    const { histories } = await takenIn({ ...records, rows }, "baltimore-311", named);
    const diverted = [...histories.values()].flatMap((history) =>
      history.flatMap((event) => (event.type === "AppealDiverted" ? event.disposition : [])),
    );
    const times = (disposition: string): number => diverted.filter((one) => one === disposition).length;
    expect([times("duplicate"), times("out-of-duty")]).toEqual([207, 18]);
  },
);

test.skipIf(folder === undefined)(
  "of Los Angeles' 9,999 requests the 12 closed before they were created are rejected",
  async () => {
    const named = { zone: "America/Los_Angeles", categories: ["RequestType"], agencies: ["Owner"], areas: ["APC"] };
    const file = "us/la311_2017-12.csv.gz";
    const { counts, remarks, histories } = await takenIn(file, "los-angeles-311", named);
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 9999, new: 9987, rejected: 12 },
      remarks: { "intake/closed-before-created": 12 },
    });
    // All but five open ones.
    expect(endings(histories)).toBe(9987 - 5);
    const repaired = await takenIn(file, "generic", named, {
      preset: "los-angeles-311",
      contradictions: { closedBeforeCreated: "repair" },
    });
    expect(repaired.counts).toEqual({ ...none, rows: 9999, new: 9987, flagged: 12 });
  },
);

describe.skipIf(folder === undefined)("San Francisco", () => {
  /** As an early converter left them: of two keys with one name the first holds the value. */
  async function requests(): Promise<AllRecords> {
    const text = await readFile(join(folder ?? "", "us/sf_open311_2010-11_requests.json"), "utf8");
    const objects = text.split(/^ {4}\{$/m).slice(1);
    const members = objects.map((object) => {
      const pairs = [...object.matchAll(/^ {6}"(\w+)" : (?:"(.*?)"|(.*?)),?$/gm)];
      return new Map(pairs.map(([, key = "", quoted, plain]) => [key, quoted ?? plain ?? ""] as const).toReversed());
    });
    const columns = [...(members[0]?.keys() ?? [])];
    const cellsOf = (one: ReadonlyMap<string, string>) => columns.map((column) => one.get(column) ?? "");
    return { columns, rows: members.map((one, index) => ({ line: index + 1, cells: cellsOf(one) })) };
  }

  test("of 1,001 objects the one that holds nothing is rejected, with everything that is wrong with it", async () => {
    const named = { zone: "America/Los_Angeles", categories: ["service_name"], areas: ["zipcode"] };
    const own: MappingInput = { preset: "open311", constants: { agency: "desk" } };
    const { counts, remarks, histories } = await takenIn(await requests(), "generic", named, own);
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 1001, new: 1000, rejected: 1 },
      remarks: { "intake/empty": 2, "intake/bad-date": 1 },
    });
    expect(endings(histories)).toBe(327);
  });
});

describe.skipIf(folder === undefined)("the message board", () => {
  test("message 37042 stands twice with two labels, and the first stays", async () => {
    const file = "cn/tipdm_c_messages_labelled_a.csv.gz";
    const { counts, remarks } = await takenIn(file, "cn-message-board", { ...china, categories: ["一级分类"] });
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 495, new: 494, unchanged: 1 },
      remarks: { "intake/changed": 1 },
    });
  });

  test("4,326 messages in two styles of dates are all read", async () => {
    const own: MappingInput = { preset: "cn-message-board", constants: { category: "other" } };
    const { counts, remarks } = await takenIn("cn/tipdm_c_messages_votes_2019.csv.gz", "generic", china, own);
    expect({ counts, remarks }).toEqual({ counts: { ...none, rows: 4326, new: 4326 }, remarks: {} });
  });

  test("of 1,423 replies one is longer than a result may be, and is cut", async () => {
    const own: MappingInput = { preset: "cn-message-board", constants: { category: "other", agency: "desk" } };
    const file = "cn/tipdm_c_messages_replies_before_2018-07.csv.gz";
    const { counts, remarks, histories } = await takenIn(file, "generic", china, own);
    expect({ counts, remarks }).toEqual({
      counts: { ...none, rows: 1423, new: 1422, flagged: 1 },
      remarks: { "intake/cut": 1 },
    });
    expect(endings(histories)).toBe(1423);
  });
});
