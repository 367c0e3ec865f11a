import fc from "fast-check";
import { XMLBuilder } from "fast-xml-parser";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { jsonRecords } from "./bulk-records.ts";
import { csvRecords } from "./csv-records.ts";
import { xmlRecords } from "./xml-records.ts";

const cellsOf = (records: ReturnType<typeof csvRecords>) => records?.rows.map(({ cells }) => cells);

test("CSV is read with its quotes, its line breaks in cells and either end of lines, and each row knows its line", () => {
  const text = '\uFEFFid,"the ""text"""\r\n1,"a,\r\nb"\n\n2,\r3,"=1+1"';
  expect(csvRecords(text)).toEqual({
    columns: ["id", 'the "text"'],
    rows: [
      { line: 2, cells: ["1", "a,\r\nb"] },
      { line: 5, cells: ["2", ""] },
      { line: 6, cells: ["3", "=1+1"] },
    ],
  });
});

test("any cells that are written by RFC 4180 are read back", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", " ", "é") });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const line = (cells: readonly string[]) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",");
      expect(cellsOf(csvRecords(["x,y", ...rows.map(line)].join("\r\n")))).toEqual(rows);
    }),
    tried(200, 5000),
  );
});

test.each(['a,"b', 'a\n"b"c', 'a\nb"c', ""])("%j is no CSV", (text) => expect(csvRecords(text)).toBeUndefined());

test.each([
  ["quoted", '"'],
  ["bare", ""],
])("a %s cell as large as a body may be is read", (_, quote) => {
  const cell = "x".repeat(16_000_000);
  expect(cellsOf(csvRecords(`a\n${quote}${cell}${quote}\n`))).toEqual([[cell]]);
});

test("a row of another width is told from the others", () =>
  expect(csvRecords("a,b\n1\n1,2,3\n1,2")?.rows.map(({ wrong }) => wrong)).toEqual([
    "it has 1 cells, not 2",
    "it has 3 cells, not 2",
    undefined,
  ]));

test("objects of JSON are records of all their fields together; what is no value of a cell makes its record wrong", () => {
  expect(jsonRecords('[{"a":1,"b":null},{"c":true,"a":"x"},{"a":{"b":[]}}]')).toEqual({
    columns: ["a", "b", "c"],
    rows: [
      { line: 1, cells: ["1", "", ""] },
      { line: 2, cells: ["x", "", "true"] },
      { line: 3, cells: ["", "", ""], wrong: "a is no text or number" },
    ],
  });
  for (const text of ["{}", "[1]", "[[]]", "[", "null"]) expect(jsonRecords(text)).toBeUndefined();
  expect(jsonRecords(`[{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}]`)?.rows[0]?.wrong).toBeDefined();
});

test("records of ever other fields, or without end, are no table that one could hold", () => {
  const fields = Array.from({ length: 201 }, (_, place) => `k${place}`);
  const json = (names: readonly string[]) => `[${names.map((name) => `{"${name}":1}`)}]`;
  const xml = (names: readonly string[]) => `<r>${names.map((name) => `<m><${name}>1</${name}></m>`).join("")}</r>`;
  const tooWide = { wrong: "The records have at most 200 different fields, not 201.", columns: [], rows: [] };
  expect([jsonRecords(json(fields)), xmlRecords(xml(fields))]).toEqual([tooWide, tooWide]);
  const [all, some] = [jsonRecords(json(fields.slice(1))), xmlRecords(xml(fields.slice(1)))];
  expect(all).toEqual(some);
  expect(all).toMatchObject({ columns: fields.slice(1) });
  expect(jsonRecords(`[${"{},".repeat(100_000)}{}]`)?.wrong).toBe("A body has at most 100000 records, not 100001.");
});

test("XML as another library writes it is read back, whatever its texts are", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "<", ">", "&", "'", '"', "]]>", "é", "\n", " ", "\u{1f525}") });
  const record = fc.record({ id: text, description: text });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.boolean(), (request, isFormatted) => {
      const xml = new XMLBuilder({ format: isFormatted }).build({ service_requests: { request } });
      expect(cellsOf(xmlRecords(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`))).toEqual(
        request.map(({ id, description }) => [id, description]),
      );
    }),
    tried(200, 5000),
  );
});

test("XML may have comments, CDATA, attributes, empty elements and numbers of characters", () =>
  expect(
    xmlRecords(
      "<r xmlns=\"http://x.example\"><!-- <a> --><m n='1'><a><![CDATA[<&]]>&#65;&#x42;&amp;lt;</a><b/></m>\n<m><b>2</b></m></r>\n",
    ),
  ).toEqual({
    columns: ["a", "b"],
    rows: [
      { line: 1, cells: ["<&AB&lt;", ""] },
      { line: 2, cells: ["", "2"] },
    ],
  }));

const laughs = Array.from({ length: 9 }, (_, place) => `<!ENTITY l${place + 1} "${`&l${place};`.repeat(10)}">`).join(
  "",
);

test.each([
  ["a billion laughs", `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><r><m><a>&l9;</a></m></r>`],
  ["a file of the server", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><m><a>&x;</a></m></r>'],
  ["a document type that stands elsewhere", '<!DOCTYPE r SYSTEM "http://x.example/r.dtd"><r><m><a>1</a></m></r>'],
  ["a document type behind a comment", "<!-- --><!DOCTYPE r><r><m><a>1</a></m></r>"],
  ["an entity that nobody has declared", "<r><m><a>&x;</a></m></r>"],
  ["a character that there is not", "<r><m><a>&#0;</a></m></r>"],
  ["a lone ampersand", "<r><m><a>1 & 2</a></m></r>"],
  ["an instruction", "<r><m><a><?php echo 1 ?></a></m></r>"],
  ["deep elements", `<r>${"<m>".repeat(100_000)}`],
  ["something below a field", "<r><m><a><b>1</b></a></m></r>"],
  ["another end than its beginning", "<r><m><a>1</m></a></r>"],
  ["no end", "<r><m><a>1</a>"],
  ["no list", "<!-- nothing -->"],
  ["two empty lists", "<r/><r/>"],
  ["two lists", "<r><m><a>1</a></m></r><r><m><a>1</a></m></r>"],
  ["words outside of a field", "<r><m>1<a>1</a></m></r>"],
  ["a comment without an end", `<r><m><a>1</a></m></r>${"<!--".repeat(100_000)}`],
  ["a page", "<!doctype html><p>Hello"],
])("XML with %s is refused at once", (_, text) => expect(xmlRecords(text)).toBeUndefined());
