import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import CalendarImport from "../../src/commands/calendar/import.ts";
import CalendarList from "../../src/commands/calendar/list.ts";
import CalendarShow from "../../src/commands/calendar/show.ts";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
const folder = await newYork();
const calendarFile = join(folder, "city/calendars/city-offices.yaml");
const calendar = (...args: readonly string[]) => run(["calendar", ...args, "--city", "city"], { cwd: folder });

const ours = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260216
DTEND;VALUE=DATE:20260218
SUMMARY:Moving
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20200212
RRULE:FREQ=YEARLY
SUMMARY:Lincoln's Birthday
END:VEVENT
END:VCALENDAR
`;
await writeFile(join(folder, "ours.ics"), ours);
const importOurs = ["import", "ours.ics", "--calendar", "city-offices", "--layer", "ours", "--years", "2026-2027"];

describe("calendar import", () => {
  test("in a dry run says what would change and changes nothing", async () => {
    const before = await readFile(calendarFile, "utf8");
    const { code, stdout } = await calendar(...importOurs, "--dry-run");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `+ 2026-02-12 Lincoln's Birthday
+ 2026-02-16 Moving
+ 2026-02-17 Moving
+ 2027-02-12 Lincoln's Birthday
city/calendars/city-offices.yaml: 4 days added to layer ours, 0 days taken out (a dry run: nothing was written).
`,
    });
    expect(await readFile(calendarFile, "utf8")).toBe(before);
  });

  test("writes the layer, keeps everything else, and does nothing the second time", async () => {
    const before = await readFile(calendarFile, "utf8");
    expect((await calendar(...importOurs)).code).toBe(0);
    const after = await readFile(calendarFile, "utf8");
    const lines = after.split("\n").filter((line) => !before.split("\n").includes(line));
    expect(lines).toEqual([
      "  - id: ours",
      "      - { date: 2026-02-12, name: Lincoln's Birthday }",
      "      - { date: 2026-02-16, name: Moving }",
      "      - { date: 2026-02-17, name: Moving }",
      "      - { date: 2027-02-12, name: Lincoln's Birthday }",
    ]);
    expect((await calendar(...importOurs)).stdout).toMatch(/^Nothing changes/);
    expect((await run(["city", "check", "city"], { cwd: folder })).code).toBe(0);
  });

  test("with --add keeps the days that the files do not name", async () => {
    await writeFile(
      join(folder, "next.csv"),
      "date,name,kind\n2028-02-12,Lincoln's Birthday,actual\n2026-02-16,Moved,\n",
    );
    const { stdout } = await calendar("import", "next.csv", "--calendar", "city-offices", "--layer", "ours", "--add");
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "- 2026-02-16 Moving",
      "+ 2026-02-16 Moved",
      "+ 2028-02-12 Lincoln's Birthday",
    ]);
  });

  test("tells every problem of every file by its place", async () => {
    await writeFile(join(folder, "bad.json"), '{\n  "2026-02-30": "x"\n}');
    const { code, stderr } = await calendar(
      "import",
      "bad.json",
      "none.csv",
      "--calendar",
      "city-offices",
      "--layer",
      "x",
    );
    expect(code).toBe(65);
    expect(stderr).toMatch(/bad\.json:2:\d+ error/);
    expect(stderr).toContain("none.csv error the file is missing");
  });

  test.each([
    [
      "a calendar that is not there",
      ["ours.ics", "--calendar", "city-office", "--layer", "x"],
      /did you mean city-offices\?/,
    ],
    [
      "a range of years that is none",
      ["ours.ics", "--calendar", "city-offices", "--layer", "x", "--years", "2030-2020"],
      /2030-2020 is no range of years/,
    ],
    ["no file", ["--calendar", "city-offices", "--layer", "x"], /FILE|file/],
  ])("refuses %s", async (_, args, message) => {
    const { code, stderr } = await calendar("import", ...args);
    expect(code).toBe(64);
    expect(stderr).toMatch(message);
  });
});

test("calendar show draws a month as people do", async () => {
  const { stdout } = await calendar("show", "city-offices", "--month", "2025-11");
  expect(stdout).toBe(`City offices, Mon-Fri 9-5 (city-offices), 2025-11, America/New_York

  Mon   Tue   Wed   Thu   Fri   Sat   Sun
                                 1·    2·
   3     4×    5     6     7     8·    9·
  10    11×   12    13    14    15·   16·
  17    18    19    20    21    22·   23·
  24    25    26    27×   28    29·   30·

· no working day   × holiday

04    Election Day: holiday
11    Veterans Day: holiday
27    Thanksgiving Day: holiday

17 working days, 136 hours open; ordinarily 09:00-17:00.
`);
});

test("a month beyond what is announced is shown as provisional", async () => {
  expect((await calendar("show", "city-offices", "--month", "2031-01")).stdout).toMatch(
    /Provisional: holidays are announced until 2030-12-31 only\.\n$/,
  );
});

test.each([
  ["list", CalendarList, ["list"]],
  ["show", CalendarShow, ["show", "city-offices", "--month", "2026-03"]],
  ["import", CalendarImport, [...importOurs, "--dry-run"]],
])("calendar %s answers as its schema says", async (_, command, args) => {
  const { stdout } = await calendar(...args, "--json");
  const valid = ajv.compile(z.toJSONSchema(command.answers));
  expect(valid(JSON.parse(stdout)), JSON.stringify(valid.errors, null, 2)).toBe(true);
});
