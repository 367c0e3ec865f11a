import { readCalendar } from "@swiftline/core/time";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { withHolidayLayer } from "./write-holiday-layer.ts";

const calendar = `# Ours.
id: office
zone: Asia/Shanghai
weekly:
  mon: [["09:00", "12:00"],   ["13:00", "18:00"]] # lunch
layers:
  # The nation's.
  - id: national
    source: the gazette
    holidays:
      # 2025: notice
      - { date: 2025-01-01, name: 元旦 } # first
      - { date: 2025-05-01, name: 劳动节 }

      # 2026: another
      - {date: 2026-01-01, name: "元旦"}
    workdays:
      - date: 2026-01-04
        name: 元旦
        like: mon
  - id: ours
    closures: [["2026-03-02T12:00", "2026-03-02T18:00"]]
# Nobody knows more.
holidaysKnownUntil: 2026-12-31
`;

const off = (date: string, name: string, notice?: string) => ({ date, name, ...(notice !== undefined && { notice }) });
const standing = {
  id: "national",
  holidays: [off("2025-01-01", "元旦"), off("2025-05-01", "劳动节"), off("2026-01-01", "元旦")],
  workdays: [off("2026-01-04", "元旦")],
  knownUntil: "2026-12-31",
};

function write(text: string, layer: Parameters<typeof withHolidayLayer>[1], source?: string): string {
  const written = withHolidayLayer({ file: "calendars/office.yaml", text }, layer, source);
  if (!written.ok) throw new Error(JSON.stringify(written.reason));
  return written.value;
}

test("the same layer again changes nothing", () => expect(write(calendar, standing)).toBe(calendar));

test("only the lines of the days that come and go change", () => {
  const holidays = [
    off("2024-12-31", "Eve", "2025: notice"),
    off("2025-01-01", "元旦"),
    off("2026-01-01", "元旦"),
    off("2027-01-01", "New Year's Day: kept", "2027: a third"),
  ];
  const written = write(calendar, { ...standing, holidays, knownUntil: "2027-12-31" });
  const expected = calendar
    .replace("    holidays:\n", "    holidays:\n      - { date: 2024-12-31, name: Eve }\n")
    .replace("      - { date: 2025-05-01, name: 劳动节 }\n", "")
    .replace(
      '      - {date: 2026-01-01, name: "元旦"}\n',
      '$&      # 2027: a third\n      - { date: 2027-01-01, name: "New Year\'s Day: kept" }\n',
    )
    .replace("holidaysKnownUntil: 2026-12-31", "holidaysKnownUntil: 2027-12-31");
  expect(written).toBe(expected);
});

test("what is known is only moved on", () => {
  expect(write(calendar, { ...standing, knownUntil: "2020-12-31" })).toBe(calendar);
});

test("a new layer comes after the others, with its source and its notices", () => {
  const written = write(
    calendar,
    { id: "county", holidays: [off("2026-06-01", "Fair", "2026: n")], workdays: [], knownUntil: undefined },
    "the county, by letter",
  );
  const block = `  - id: county
    source: "the county, by letter"
    holidays:
      # 2026: n
      - { date: 2026-06-01, name: Fair }
`;
  expect(written).toBe(calendar.replace("# Nobody", () => `${block}# Nobody`));
});

describe.each([
  ["no layers", "id: a\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n"],
  ["no layers and no last line end", "id: a\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }"],
  ["an empty list of layers", "id: a\nlayers: []\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n"],
  ["layers without a word", "id: a\nlayers: # none yet\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n"],
  ["a layer without days", "id: a\nlayers:\n- id: national\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n"],
  [
    "empty lists",
    "id: a\nlayers:\n- id: national\n  holidays: []\n  workdays: []\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n",
  ],
  [
    "lists in braces",
    "id: a\nlayers:\n- id: national\n  holidays: [{ date: 2020-01-01 }]\nzone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n",
  ],
  ["Windows line ends", calendar.replaceAll("\n", "\r\n")],
])("into a calendar with %s", (_, text) => {
  const written = write(text, standing);
  test("the layer is read back as it was given", () => {
    const { calendar, problems } = readCalendar(parse(written));
    expect(problems).toEqual([]);
    expect(calendar?.layers[0]).toMatchObject({ id: "national", holidays: [{ name: "元旦" }, { name: "劳动节" }, {}] });
    expect(calendar?.layers[0]?.workdays).toHaveLength(1);
  });
  test("a second time nothing changes", () => expect(write(written, standing)).toBe(written));
  test("a layer without days empties it", () => {
    const emptied = write(written, { ...standing, holidays: [], workdays: [] });
    expect(readCalendar(parse(emptied)).calendar?.layers[0]).toMatchObject({ holidays: [], workdays: [] });
  });
});

test.each([
  ["{ id: a, zone: UTC, layers: [] }", "the calendar"],
  ["id: a\nlayers: [{ id: national }]\n", "layers"],
  ["id: a\nlayers:\n  - { id: national }\n", "layer national"],
  ["- 1\n", "the calendar"],
])("what cannot be added to is refused with its place: %j", (text, what) => {
  const written = withHolidayLayer({ file: "calendars/a.yaml", text }, standing);
  expect(written).toMatchObject({
    ok: false,
    reason: [{ code: "calendar/not-editable", message: expect.stringContaining(what) }],
  });
});

test.each(["yes", "null", "1 May", "a: b", "x # y", "- dash", "[x]", "{x}", "'q'", "5e3", "12", "a, b", "trailing "])(
  "a name is read back as it was: %j",
  (name) => {
    const written = write(calendar, { ...standing, holidays: [off("2026-07-01", name)] });
    expect(readCalendar(parse(written)).calendar?.layers[0]?.holidays).toMatchObject([{ name }]);
  },
);
