import { describe, expect, test } from "vitest";
import { baltimore as book } from "../../test/literals/cities.ts";
import { proved } from "../../test/read-cells.ts";
import { parseInstant } from "../time/instant.ts";
import { readMappedRows } from "./mapped-rows.ts";
import { Mapping, type MappingInput } from "./mapping.ts";

const usual: MappingInput = {
  dates: ["iso", "month-first"],
  columns: {
    id: "Number",
    registeredAt: "Opened",
    endedAt: "Closed",
    status: "Status",
    category: "Matter",
    agency: "Unit",
    latitude: "Lat",
    longitude: "Long",
  },
};
const columns = ["Number", "Opened", "Closed", "Status", "Matter", "Unit", "Lat", "Long", "Remark", "District", "Zip"];
type Cells = Readonly<Record<string, string>>;
const sound: Cells = { Number: "A-1", Opened: "2026-03-02 09:30", Status: "open", Matter: "rats", Unit: "dot" };

/** Reads one row, given by its cells, under a mapping that differs from the usual one as the test says. */
function read(cells: Cells, mapping: MappingInput = usual) {
  const bound = readMappedRows(columns, Mapping.parse(mapping), { book });
  if (!bound.ok) throw new Error(bound.reason.map(({ message }) => message).join());
  const all = { ...sound, ...cells };
  return bound.value({ line: 7, cells: columns.map((column) => all[column] ?? "") });
}

const withColumns = (more: Partial<MappingInput["columns"]>, rest: Partial<MappingInput> = {}): MappingInput => ({
  ...usual,
  ...rest,
  columns: { ...usual.columns, ...more },
});

const registered = (cells: Cells, mapping?: MappingInput) => {
  const acts = read(cells, mapping);
  const [first] = acts.ok ? proved(acts.value).acts : [];
  return first?.type === "RegisterAppeal" ? first : undefined;
};

const problemsOf = (cells: Cells, mapping?: MappingInput) => {
  const acts = read(cells, mapping);
  return acts.ok ? [] : acts.reason;
};

test("an open record proves that an appeal was registered and dispatched", () => {
  const at = parseInstant("2026-03-02T09:30:00-05:00");
  expect(read({})).toMatchObject({
    ok: true,
    value: {
      acts: [
        { type: "RegisterAppeal", appealId: "baltimore-311:A-1", at, by: "import", category: "rats" },
        { type: "DispatchAppeal", at, agency: "dot", manner: "imported" },
      ],
    },
  });
});

test("a record without an agency proves the registration alone", () => {
  expect(read({ Unit: "" })).toMatchObject({ ok: true, value: { acts: [{ type: "RegisterAppeal" }] } });
});

describe("when a record is closed", () => {
  const closed = (cells: Cells, mapping?: MappingInput) => {
    const acts = read(cells, mapping);
    return acts.ok && proved(acts.value).acts.some((act) => act.type === "CloseAppeal");
  };

  test("its status says so, in any case", () => {
    expect(closed({ Status: "CLOSED", Closed: "2026-03-03" })).toBe(true);
    expect(closed({ Status: "done", Closed: "2026-03-03" }, { ...usual, statuses: { Done: "closed" } })).toBe(true);
  });

  test("of several columns for its status the first that is filled says so", () => {
    const mapping = withColumns({ status: ["Remark", "Status"] });
    expect(closed({ Status: "Closed", Closed: "2026-03-03" }, mapping)).toBe(true);
    expect(closed({ Remark: "Pending", Status: "Closed", Closed: "2026-03-03" }, mapping)).toBe(false);
  });

  test("a status that is narrowed down says what its word says, unless the mapping says it of all others", () => {
    const done = { Status: "Done (partly) - by phone", Closed: "2026-03-03" };
    expect(closed(done, { ...usual, statuses: { Done: "closed" } })).toBe(true);
    expect(closed(done, { ...usual, statuses: { Done: "closed", "*": "open" } })).toBe(false);
  });

  test("a closing date beside an open status does not close", () => {
    expect(closed({ Status: "Pending", Closed: "2026-03-03" })).toBe(false);
  });

  test("a closing date beside a status that nobody explained does not close, and is told", () => {
    const notesOf = (mapping: MappingInput) => {
      const row = read({ Status: "Resolved", Closed: "2026-03-03" }, mapping);
      return row.ok ? proved(row.value).notes.map(({ code }) => code) : undefined;
    };
    expect(closed({ Status: "Resolved", Closed: "2026-03-03" })).toBe(false);
    expect(notesOf(usual)).toEqual(["intake/unknown-status"]);
    expect(notesOf({ ...usual, statuses: { Closed: "closed", "*": "open" } })).toEqual([]);
  });

  test("a closing date without a status closes", () => {
    expect(closed({ Status: "", Closed: "2026-03-03" })).toBe(true);
    expect(closed({ Status: "" })).toBe(false);
  });
});

test.each<[string, Cells, object]>([
  ["an empty id", { Number: "" }, { code: "intake/empty", field: "Number" }],
  ["an id with a line break", { Number: "A\n1" }, { code: "intake/bad-id", field: "Number", value: "A\n1" }],
  ["no date of creation", { Opened: "" }, { code: "intake/empty", field: "Opened" }],
  ["a bad date", { Opened: "02/30/2026" }, { code: "intake/bad-date", field: "Opened", value: "02/30/2026" }],
  ["a bad closing date", { Closed: "soon" }, { code: "intake/bad-date", field: "Closed", value: "soon" }],
  [
    "closed before it was created",
    { Status: "Closed", Closed: "2026-03-01" },
    { code: "intake/closed-before-created", field: "Closed", value: "2026-03-01" },
  ],
  ["closed without a date", { Status: "Closed" }, { code: "intake/closed-without-date", field: "Closed" }],
  ["no category", { Matter: "" }, { code: "intake/empty", field: "Matter" }],
  [
    "an unknown category",
    { Matter: "Treees" },
    { code: "intake/unknown-category", field: "Matter", value: "Treees", suggestion: "did you mean Trees?" },
  ],
  [
    "an unknown agency",
    { Unit: "dpw-sv" },
    { code: "intake/unknown-agency", field: "Unit", value: "dpw-sv", suggestion: "did you mean dpw-sw?" },
  ],
])("%s is told by line, field and value", (_what, cells, problem) => {
  expect(problemsOf(cells)).toEqual([expect.objectContaining({ line: 7, message: expect.any(String), ...problem })]);
});

test("everything that is wrong with a row is told at once", () => {
  const wrong = { Number: "", Opened: "never", Closed: "soon", Matter: "tax", Unit: "irs", Lat: "x", Long: "y" };
  const strict: MappingInput = { ...usual, unknown: { position: "reject" } };
  expect(problemsOf(wrong, strict).map(({ field }) => field)).toEqual([
    "Number",
    "Opened",
    "Closed",
    "Unit",
    "Matter",
    "Lat",
    "Long",
  ]);
});

test("a closing date that cannot be read is not also missing", () => {
  expect(problemsOf({ Status: "Closed", Closed: "soon" }).map(({ code }) => code)).toEqual(["intake/bad-date"]);
});

describe("the mapping", () => {
  test("finds columns without case, blanks and underscores", () => {
    expect(registered({}, withColumns({ id: "num_ber", category: "MATTER" }))?.externalId).toBe("A-1");
  });

  test("must name columns that are there, save the optional ones", () => {
    const mapping = Mapping.parse(withColumns({ address: "Adress", dueAt: "Due" }, { optional: ["Due"] }));
    expect(readMappedRows([...columns, "Address"], mapping, { book })).toEqual({
      ok: false,
      reason: [
        {
          code: "intake/column-missing",
          message: "there is no column Adress, which holds address",
          line: 1,
          field: "Adress",
          suggestion: "did you mean Address?",
        },
      ],
    });
  });

  test("translates the file's words; a star stands for every other", () => {
    const mapping = withColumns(
      { channel: "Remark", kind: "District" },
      {
        values: {
          category: { Vermin: "rats" },
          agency: { "*": "call-center", Roads: "dot" },
          channel: { Tel: "phone" },
          kind: { Q: "inquiry" },
        },
      },
    );
    const acts = read({ Matter: "Vermin", Unit: "Zoo", Remark: "Tel", District: "Q" }, mapping);
    expect(acts).toMatchObject({
      ok: true,
      value: { acts: [{ category: "rats", channel: "phone", kind: "inquiry" }, { agency: "call-center" }] },
    });
    expect(read({ Matter: "trees", Unit: "Roads" }, mapping)).toMatchObject({
      value: { acts: [{ category: "trees" }, { agency: "dot" }] },
    });
  });

  test("is not fooled by words that every object knows", () => {
    const mapping = { ...usual, values: { category: { Vermin: "rats" } } };
    expect(problemsOf({ Matter: "constructor" }, mapping)).toMatchObject([{ code: "intake/unknown-category" }]);
  });

  test("says what holds for rows that do not say otherwise", () => {
    const mapping = withColumns({ channel: "Remark" }, { constants: { kind: "report", channel: "letter" } });
    expect(registered({}, mapping)).toMatchObject({ kind: "report", channel: "letter" });
    expect(registered({ Remark: "Phone" }, mapping)).toMatchObject({ channel: "phone" });
    expect(registered({})).toMatchObject({ kind: "complaint", channel: "other" });
  });

  test("says who may learn of an appeal", () => {
    const mapping = withColumns({ confidential: "Remark" }, { values: { confidential: { sealed: "yes" } } });
    for (const word of ["是", "Yes", "保密", "Sealed"])
      expect(registered({ Remark: word }, mapping)?.confidential).toBe(true);
    for (const word of ["否", "no", "公开", ""])
      expect(registered({ Remark: word }, mapping)).not.toHaveProperty("confidential");
    expect(problemsOf({ Remark: "perhaps" }, mapping)).toMatchObject([
      { code: "intake/unknown-word", field: "Remark" },
    ]);
  });

  test("of unknown words of kind and channel tells which there are", () => {
    const mapping = withColumns({ channel: "Remark", kind: "District" });
    expect(problemsOf({ Remark: "phon", District: "rant" }, mapping)).toMatchObject([
      { code: "intake/unknown-word", field: "District", value: "rant" },
      { code: "intake/unknown-word", field: "Remark", value: "phon", suggestion: "did you mean phone?" },
    ]);
  });

  test("tries several columns for an area, and leaves out what the city does not know", () => {
    const mapping = withColumns({ area: ["Zip", "District"] });
    expect(registered({ Zip: "21230", District: "Northwestern" }, mapping)?.area).toBe("21230");
    expect(registered({ Zip: "99999", District: "NORTHWESTERN" }, mapping)?.area).toBe("northwestern");
    expect(registered({ Zip: "99999" }, mapping)?.area).toBeUndefined();
  });

  test("joins several columns for a text", () => {
    const mapping = withColumns({ text: ["Matter", "Remark"] });
    expect(registered({ Remark: "in the yard" }, mapping)?.text).toBe("rats: in the yard");
    expect(registered({}, mapping)?.text).toBe("rats");
  });

  test("keeps attributes as they are, and none that are empty", () => {
    const mapping = { ...usual, attributes: { remark: "Remark", zip: "Zip" } };
    expect(registered({ Remark: " loud " }, mapping)?.attributes).toEqual({ remark: "loud" });
    expect(registered({}, mapping)).not.toHaveProperty("attributes");
  });

  test("names the hotline whose numbers the ids are", () => {
    expect(registered({}, { ...usual, hotline: "water-line" })).toMatchObject({
      appealId: "water-line:A-1",
      hotline: "water-line",
    });
  });
});

test("a position needs both degrees; thousands are none", () => {
  expect(registered({ Lat: "39.25", Long: "-76.65" })?.position).toEqual({ latitude: 39.25, longitude: -76.65 });
  expect(registered({ Lat: "39.25" })?.position).toBeUndefined();
  expect(registered({ Lat: "1,017,901", Long: "0" })?.position).toBeUndefined();
});

describe("rows that the mapping skips", () => {
  const skip = { Number: ["Total", "Sub total"], Remark: ["test"] };

  test.each([{ Number: " total ", Opened: "17" }, { Number: "SUB  TOTAL" }, { Remark: "Test" }])(
    "%o is no appeal",
    (cells) => expect(read(cells, { ...usual, skip })).toEqual({ ok: true, value: { kind: "none" } }),
  );

  test("are those of these words alone", () => {
    expect(registered({ Number: "Total-1", Remark: "a test" }, { ...usual, skip })).toBeDefined();
  });

  test("are known by columns that must be there", () => {
    expect(() => read({}, { ...usual, skip: { Sum: ["Total"] } })).toThrow(
      "there is no column Sum, which holds rows to skip",
    );
  });
});
