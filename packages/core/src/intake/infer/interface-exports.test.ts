import { describe, expect, test } from "vitest";
import { HOUR } from "../../time/duration.ts";
import { inferMapping } from "./infer-mapping.ts";

const READABLE = "@OData.Community.Display.V1.FormattedValue";
const pick = (words: readonly string[], row: number): string => words[row % words.length] ?? "";
const two = (number: number): string => String(number).padStart(2, "0");

/** What is inferred of forty records, each column with its values by the number of the row. */
function inferred(columns: Readonly<Record<string, (row: number) => string>>) {
  const rows = Array.from({ length: 40 }, (_, row) => Object.values(columns).map((value) => value(row)));
  return inferMapping({ columns: Object.keys(columns), rows });
}

const opened = (row: number): string => `2026-03-${two(1 + (row % 28))}T08:${two(row)}:09Z`;
const type = (row: number): string => pick(["Noise", "Rats", "Graffiti"], row);

describe("an answer of OData", () => {
  const { mapping } = inferred({
    "@odata.etag": (row) => `W/"${row}"`,
    incidentid: (row) => `${row}0000000-aaaa-bbbb-cccc-dddddddddddd`,
    ticketnumber: (row) => `CAS-${1000 + row}-X1Y2`,
    [`createdon${READABLE}`]: (row) => `3/${1 + (row % 28)}/2026 2:${two(row)} AM`,
    createdon: opened,
    modifiedon: (row) => `2026-04-${two(1 + (row % 28))}T08:00:00Z`,
    statecode: (row) => pick(["0", "1"], row),
    [`statecode${READABLE}`]: (row) => pick(["Active", "Resolved"], row),
    caseorigincode: (row) => pick(["1", "3"], row),
    [`caseorigincode${READABLE}`]: (row) => pick(["Phone", "Web"], row),
    _subjectid_value: (row) => pick(["0000-a", "0000-b", "0000-c"], row),
    [`_subjectid_value${READABLE}`]: type,
    department: (row) => pick(["1-a", "1-b"], row),
    [`department${READABLE}`]: (row) => pick(["Parks", "Roads"], row),
    [`_customerid_value${READABLE}`]: (row) => `Jane Doe${row}`,
  });

  test("has words for people taken, and moments for programs", () =>
    expect(mapping.columns).toMatchObject({
      id: "ticketnumber",
      registeredAt: "createdon",
      updatedAt: "modifiedon",
      status: `statecode${READABLE}`,
      channel: `caseorigincode${READABLE}`,
      category: `_subjectid_value${READABLE}`,
      agency: `department${READABLE}`,
    }));

  test("says what its words mean, and who called", () => {
    expect(mapping.statuses).toEqual({ Active: "open", Resolved: "closed" });
    expect(mapping.personal).toEqual([`_customerid_value${READABLE}`]);
  });
});

test.each(["customer.fullname", "fullname", "customerid_contact.lastname"])(
  "%s is who called, and no text to publish",
  (column) => {
    const { mapping, questions } = inferred({ id: String, opened, type, [column]: (row) => `Jane Doe${row}` });
    expect(mapping.personal).toEqual([column]);
    expect(questions.flatMap(({ options }) => options)).not.toContain(column);
  },
);

describe("a portal's own columns", () => {
  test.each([":id", "_id", "OBJECTID", "attributes.OBJECTID", "FID"])("%s is not the number of a record", (key) => {
    expect(inferred({ [key]: String, case_number: (row) => `C-${row}`, opened, type }).mapping.columns?.id).toBe(
      "case_number",
    );
    const alone = inferred({ [key]: String, opened, type });
    expect(alone.mapping.columns).not.toHaveProperty("id");
    expect(alone.questions).toContainEqual(expect.objectContaining({ about: "columns.id" }));
  });

  test("the moment of publishing, one on every row, is no moment of a record", () => {
    const published = (): string => "2026-06-30T05:11:12.123Z";
    const { mapping } = inferred({ ":created_at": published, ":updated_at": published, id: String, opened, type });
    expect(mapping.columns).toEqual({ id: "id", registeredAt: "opened", category: "type", text: "type" });
  });
});

describe("moments as interfaces write them", () => {
  const mappingOf = (moment: (at: number) => string, never = "") =>
    inferred({
      id: String,
      created: (row) => moment(1_700_000_000_000 + row * HOUR),
      closed: (row) => (row % 3 === 0 ? never : moment(1_700_007_200_000 + row * HOUR)),
      type,
    }).mapping;

  test("are those of mail and of HTTP", () =>
    expect(mappingOf((at) => new Date(at).toUTCString())).toMatchObject({
      columns: { registeredAt: "created", endedAt: "closed" },
      dates: ["rfc-2822"],
    }));

  test("are those of Microsoft, whose first of all is none", () =>
    expect(mappingOf((at) => `/Date(${at}-0500)/`, "/Date(-62135596800000)/")).toMatchObject({
      columns: { registeredAt: "created", endedAt: "closed" },
      dates: ["microsoft-json"],
      empty: ["/Date(-62135596800000)/"],
    }));
});

describe("the moments that Esri gives every feature", () => {
  const changed = (row: number): string => String(1_772_500_000_000 + row * HOUR);

  test.each([
    ["CreationDate", "EditDate"],
    ["created_date", "last_edited_date"],
    ["CREATIONDATE", "EDITDATE"],
    ["attributes.CREATED_DATE", "attributes.LAST_MODIFIED"],
    ["attributes.created_date", "attributes.last_edited_date"],
    ["properties.CreationDate", "properties.EditDate"],
  ])("%s is when it was taken down, and %s when it was last changed", (creation, edit) => {
    const created = (row: number): string => String(1_772_400_000_000 + row * HOUR);
    const { mapping } = inferred({ id: String, [creation]: created, [edit]: changed, type });
    expect(mapping.columns).toMatchObject({ registeredAt: creation, updatedAt: edit });
  });
});

test("the properties of a GeoJSON feature say what they say, and its counter is no number of a record", () => {
  const { mapping, questions } = inferred({
    id: (row) => String(row + 1),
    "properties.meldungsnummer": (row) => `M-${2_025_000 + row}`,
    "properties.erstellt_am": opened,
    "properties.kategorie": (row) => pick(["Schlagloch", "Wilder Müll", "Grünfläche"], row),
    "properties.beschreibung": (row) => `Seit Tagen liegt Müll an der Ecke ${row}`,
  });
  expect(mapping.columns).toMatchObject({
    id: "properties.meldungsnummer",
    registeredAt: "properties.erstellt_am",
    text: "properties.beschreibung",
  });
  expect(questions).toEqual([]);
});

describe("the geometry of a feature", () => {
  const placed = (x: (row: number) => string, y: (row: number) => string) =>
    inferred({ id: String, opened, type, "geometry.x": x, "geometry.y": y }).mapping.columns;

  test("is a place where it is in degrees", () =>
    expect(
      placed(
        (row) => `13.4${100 + row}`,
        (row) => `52.5${100 + row}`,
      ),
    ).toMatchObject({ longitude: "geometry.x", latitude: "geometry.y" }));

  test("is none in metres", () => {
    const columns = placed(
      (row) => `-11690677.${743 + row}`,
      (row) => `4818958.${868 + row}`,
    );
    expect(columns).not.toHaveProperty("longitude");
    expect(columns).not.toHaveProperty("latitude");
  });

  test.each(["wkt", "x1"])("is a place as well-known text, whatever its column is called: %s", (name) =>
    expect(
      inferred({ id: String, opened, type, [name]: (row) => `POINT (13.4${100 + row} 52.5${100 + row})` }).mapping
        .columns,
    ).toMatchObject({ position: name }),
  );

  test("is a place as PostGIS gives out its geometry, with its SRID and without", () => {
    const hex = (degrees: number): string => {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(degrees);
      return bytes.toString("hex").toUpperCase();
    };
    const geom = (row: number): string =>
      `${row % 2 === 0 ? "0101000020E6100000" : "0101000000"}${hex(13.41 + row / 1000)}${hex(52.51 + row / 1000)}`;
    const { mapping, questions } = inferred({ id: String, opened, type, geom });
    expect(mapping.columns).toMatchObject({ position: "geom" });
    expect(questions).toEqual([]);
  });

  test("is a place as the text of a point of GeoJSON, and no question which degree comes first", () => {
    const geom = (row: number): string => `{"type":"Point","coordinates":[13.4${100 + row},52.5${100 + row}]}`;
    const { mapping, questions } = inferred({ id: String, opened, type, geom });
    expect(mapping.columns).toMatchObject({ position: "geom" });
    expect(mapping.positions).toBeUndefined();
    expect(questions).toEqual([]);
  });

  test("is a place with decimal commas, of which only a person knows which degree comes first", () => {
    const { mapping, questions } = inferred({
      id: String,
      opened,
      type,
      koordinaten: (row) => `52,5${100 + row} / 13,4${100 + row}`,
    });
    expect(mapping.columns).toMatchObject({ position: "koordinaten" });
    expect(questions).toEqual([expect.objectContaining({ about: "positions" })]);
  });

  test("has the latitude first in geo_point_2d", () => {
    const { mapping, questions } = inferred({
      id: String,
      opened,
      type,
      geo_point_2d: (row) => `48.8${100 + row}, 2.3${100 + row}`,
    });
    expect(mapping.columns).toMatchObject({ position: "geo_point_2d" });
    expect(mapping.positions).toBeUndefined();
    expect(questions).toEqual([]);
  });
});
