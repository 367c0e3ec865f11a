import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readAll } from "../../test/read-all.ts";
import { temporaryFile } from "../../test/temporary-folder.ts";
import { zip } from "../../test/zip.ts";
import { type OpenRecordsOptions, openRecords } from "../open-records.ts";

const read = async (content: string | Uint8Array, options: OpenRecordsOptions = {}) =>
  readAll(await temporaryFile(content), options);

async function opened(file: string) {
  const { form, columns, close } = await openRecords(file);
  close();
  return { form, columns };
}

const cut = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  );

/** From a file, and from a pipe byte by byte, or in 2,000 pieces. */
const everyWay = async (text: string) => [
  await openRecords(await temporaryFile(text)),
  await openRecords("-", { stdin: cut(Buffer.from(text), Math.ceil(text.length / 2_000)) }),
];

const readCut = (content: string | Buffer, size: number) => readAll("-", { stdin: cut(Buffer.from(content), size) });

describe("records of JSON", () => {
  test.each([
    ["a list", '[{"a":1,"b":"x"},{"a":2}]', "json"],
    ["a list in an object", '{"count":2,"requests":[{"a":1,"b":"x"},{"a":2}],"more":[{"z":1}]}', "json"],
    ["a list two objects deep", '{"response":{"docs":[{"a":1,"b":"x"},{"a":2}]}}', "json"],
    ["one object a line", '{"a":1,"b":"x"}\n\n{"a":2}\n', "ndjson"],
  ])("are found in %s", async (_, text, format) => {
    const { form, columns, cells } = await read(text);
    expect(form).toMatchObject({ format, encoding: "utf-8" });
    expect(columns).toEqual(["a", "b"]);
    expect(cells).toEqual([
      ["1", "x"],
      ["2", ""],
    ]);
  });

  test.each([
    ["a list that names the columns first", '[["a","b"],[1,"x"],[2]]'],
    ["columns and data, as pandas splits them", '{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[2,null]]}'],
    [
      "fields and records, as CKAN writes them",
      '{"result":{"fields":[{"id":"a","type":"int"},{"id":"b"}],"records":[[1,"x"],[2,""]]}}',
    ],
    [
      "the rows of Socrata",
      '{"meta":{"view":{"grants":[{"type":"viewer"}],"columns":[{"id":-1,"name":"A","fieldName":"a"},{"name":"B","fieldName":"b"}]}},"data":[[1,"x"],[2,null]]}',
    ],
  ])("may be lists themselves: %s", async (_, text) => {
    for (const { columns, batches } of await everyWay(text)) {
      const rows = (await Array.fromAsync(batches())).flat();
      expect({ columns, cells: rows.map(({ cells }) => cells) }).toEqual({
        columns: ["a", "b"],
        cells: [
          ["1", "x"],
          ["2", ""],
        ],
      });
    }
  });

  test("of records that are lists, one of too many values and one of another kind are wrong", async () => {
    const { rows } = await read('[["a"],[1],[2,3],{"a":4},5]');
    expect(rows.map(({ cells, wrong }) => [cells[0], wrong?.replace(/:.*/, "")])).toEqual([
      ["1", undefined],
      ["", "it has 2 values for 1 columns"],
      ["4", undefined],
      ["", "this is no JSON object"],
    ]);
  });

  test("an object with lists of lists that are no table is a record itself", async () => {
    expect((await read('{"a":1,"shape":[[1,2],[3,4]]}')).columns).toEqual(["a", "shape"]);
  });

  test("an object without a list of objects is a record itself", async () => {
    expect(await read('{\n  "a": 1,\n  "tags": ["x", "y"]\n}\n')).toMatchObject({
      columns: ["a", "tags"],
      cells: [["1", "x; y"]],
    });
  });

  test.each([
    ["a list", " [\n] "],
    ["a list in an object", '{"count":0,"requests":[],"links":{"next":null}}'],
    ["a list two objects deep, before another", '{"result":{"records":[ ],"fields":[{"id":"a","type":"int"}]}}'],
    ["the features of a map", '{\n  "type": "FeatureCollection",\n  "features": [\n  ]\n}'],
  ])("may be none in %s", async (_, text) => {
    for (const { isEmptyList, columns, batches } of await everyWay(text)) {
      expect({ isEmptyList, columns }).toEqual({ isEmptyList: true, columns: [] });
      expect(await Array.fromAsync(batches())).toEqual([]);
    }
  });

  test.each([
    ["a record with an empty list of its own", '{\n"id": 1, "tags": []}', [["1", ""]]],
    ["an empty list of something else before the records", '{"errors":[],"requests":[{"a":1}]}', [["1"]]],
    ["a record without values", "[{}]", [[]]],
    ["a list behind what its columns are", '{"fields":[{"name":"a"}],"features":[{"a":1}]}', [["1"]]],
    ["a deeper one", '{"result":{"fields" : [\n{"id":"a"}],"records":[{"a":1}]}}', [["1"]]],
  ])("are there in %s", async (_, text, cells) => {
    for (const { isEmptyList, batches } of await everyWay(text)) {
      const rows = (await Array.fromAsync(batches())).flat();
      expect({ isEmptyList, cells: rows.map((row) => row.cells) }).toEqual({ isEmptyList: false, cells });
    }
  });

  test.each([
    ["an answer of ArcGIS", '{"features":[{"a":1}],"exceededTransferLimit":true}', true],
    ["one that says so ahead", '{"exceededTransferLimit" : true, "fields":[{"name":"a"}], "features":[{"a":1}]}', true],
    ["one of OData", '{"value":[{"a":1}],"@odata.nextLink":"https://city.example/v1?$skip=1"}', true],
    ["one with a link", '{"count":2,"next":"https://city.example/?page=2","results":[{"a":1}]}', true],
    ["one of HAL", '{"_embedded":{"items":[{"a":1}]},"_links":{"next":{"href":"/items?page=2"}}}', true],
    ["one of OGC API", '{"features":[{"a":1}],"links":[{"rel":"self"},{"href":"/items?offset=1","rel":"next"}]}', true],
    ["one with much around it", `{"about":"${"x".repeat(200_000)}","rows":[{"a":1}],"has_more":true}`, true],
    ["the last page", '{"results":[{"a":1}],"next":null,"has_more":false,"exceededTransferLimit":false}', false],
    ["a record that has a next one", '[{"a":1,"next":"https://city.example/2"}]', false],
  ])("say whether there are further pages: %s", async (_, text, isPage) => {
    const long = text.replace('{"a":1', `${'{"a":0},'.repeat(1_500)}{"a":1`);
    for (const { hasMorePages, close } of [...(await everyWay(text)), await openRecords(await temporaryFile(long))]) {
      close();
      expect(hasMorePages).toBe(isPage);
    }
  });

  test("what stands behind them is passed over, however long", async () => {
    const behind = Array.from({ length: 300_000 }, (_, id) => `{"id":${id}}`).join(",");
    expect((await read(`{"requests":[{"a":1}],"more":[${behind}]}`)).cells).toEqual([["1"]]);
  });

  test("are missing where an empty list breaks off, and where nothing is", async () => {
    await expect(read('{"requests":[')).rejects.toMatchObject({ code: "file/malformed" });
    for (const format of ["json", "ndjson"] as const)
      await expect(read("\n", { format })).rejects.toMatchObject({ code: "file/empty" });
  });

  test.each([
    ["records.ndjson", "one record", '{"id":1,"events":[{"a":1},{"a":2}]}\n', ["id", "events"]],
    ["records.jsonl", "a record that is cut off and another", '{"id":1\n{"id":2}\n', ["id"]],
    ["records.json", "a document on one line", '{"id":1,"events":[{"a":1},{"a":2}]}\n', ["a"]],
    ["records.ndjson", "a document over several lines", '{\n"events":[{"a":1},{"a":2}]\n}\n', ["a"]],
  ])("in %s, %s is read as that", async (name, _, text, columns) => {
    expect((await opened(await temporaryFile(text, name))).columns).toEqual(columns);
  });

  test("the name of one record counts without that of its packing, and within an archive", async () => {
    const text = '{"id":1,"events":[{"a":1},{"a":2}]}\n';
    const packed = await temporaryFile(gzipSync(text), "records.ndjson.gz");
    const archive = await temporaryFile(zip({ "records.ndjson": text }), "records.zip");
    for (const file of [packed, archive])
      expect(await opened(file)).toMatchObject({ form: { format: "ndjson" }, columns: ["id", "events"] });
  });

  test("of a pipe, one line is a record where its own names are those of a known form, and a document where not", async () => {
    const life = { form: "swiftline-appeal/1", appealId: "1", events: [{ type: "AppealRegistered" }] };
    const columnsOf = async (value: unknown) => (await readCut(`${JSON.stringify(value)}\n`, 50)).columns;
    expect(await columnsOf(life)).toEqual(["form", "appealId", "events"]);
    expect(await columnsOf({ form: "list", records: [life] })).toEqual(["form", "appealId", "events"]);
    expect(await columnsOf({ form: "list", events: [{ type: "a" }] })).toEqual(["type"]);
  });

  test("half a character is no text, and U+FFFD stands for it", async () => {
    const { rows } = await read('[{"a":"cut \\ud83d","b":["\\udca7","whole \\ud83d\\udca7"]}]');
    expect(rows).toEqual([{ line: 1, cells: ["cut \ufffd", "\ufffd; whole 💧"], raw: "" }]);
  });

  test("values keep how they are written, and null is nothing", async () => {
    const { cells } = await read(
      '[{"a":1.50,"b":12345678901234567890,"c":true,"d":null,"e":"null","f":"\\u6025\\"\\\\"}]',
    );
    expect(cells).toEqual([["1.50", "12345678901234567890", "true", "", "null", '急"\\']]);
  });

  test("objects within are named with a point, and a list of objects is its own text", async () => {
    const { columns, cells } = await read('[{"at":{"lat":1,"by":{"x":"y"}},"notes":[{"n":1}],"none":{},"empty":[]}]');
    expect(columns).toEqual(["at.lat", "at.by.x", "notes", "empty"]);
    expect(cells).toEqual([["1", "y", '[{"n":1}]', ""]]);
  });

  test("of a name that is there twice the first is kept", async () => {
    expect((await read('[{"at":"2010-11-22","at":"null","b":1}]')).cells).toEqual([["2010-11-22", "1"]]);
  });

  test("a record has the line on which it begins", async () => {
    const { rows } = await read('[\n  {\n    "a": 1\n  },\n  {"a": 2},\n\n  {"a": 3}\n]\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 7]);
  });

  test("of records on one line each counts as a line, so that no two have the same", async () => {
    const { rows } = await read('[{"a":1},{"a":2},\n{"a":3},\n\n\n{"a":4}, {"a":5}]');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6]);
  });

  test("what is no object is a record that is wrong", async () => {
    const { rows } = await read('[{"a":1}, 7, {"a":2 "b":3}, [1], {"a":3}]');
    expect(rows.map(({ cells, wrong }) => [cells[0], wrong?.replace(/ in JSON.*/, "")])).toEqual([
      ["1", undefined],
      ["", "this is no JSON object: 7"],
      ["", expect.stringMatching(/^this is no JSON: /)],
      ["", "this is no JSON object: [1]"],
      ["3", undefined],
    ]);
  });

  test("a line that is no JSON is a record that is wrong", async () => {
    const { rows } = await read('{"a":1}\n{"a":\n{"a":3}\n');
    expect(rows.map(({ line, wrong }) => [line, wrong === undefined])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  const late = {
    json: `[${'{"a":1},'.repeat(1_000)}{"a":2,"b":{"c":"late"}}]`,
    ndjson: `${'{"a":1}\n'.repeat(1_000)}null\n7\n{"a":\n{"a":2,"b":{"c":"late"}}\n`,
    xml: `<l>${"<r><a>1</a></r>".repeat(1_000)}<r><a>2</a><b><c>late</c></b></r></l>`,
  };

  test.each(Object.entries(late))("what only a late record of a file has is a column, in %s", async (_, text) => {
    for (const bytes of [text, gzipSync(text), zip({ records: text }), Buffer.from(`\ufeff${text}`, "utf16le")]) {
      const { columns, rows } = await read(bytes);
      expect(columns).toEqual(["a", "b.c"]);
      expect(rows.at(-1)).toMatchObject({ cells: ["2", "late"] });
      expect(rows.filter(({ wrong }) => wrong?.startsWith("has"))).toEqual([]);
    }
  });

  test("a file of which the columns are known is not looked through for them again", async () => {
    const { columns } = await read(late.json);
    expect((await read(late.json, { found: columns })).rows.at(-1)).toMatchObject({ cells: ["2", "late"] });
    const less = await read(late.json, { found: ["a"] });
    expect(less.columns).toEqual(["a"]);
    expect(less.rows.at(-1)?.wrong).toContain("b.c: late");
  });

  test("what the first 1,000 records of a pipe do not have makes a later one wrong, and is told", async () => {
    const { rows } = await readCut(late.json, 5_000);
    expect(rows.at(-1)).toMatchObject({
      cells: ["2"],
      wrong: expect.stringContaining("(b.c: late): read it from a file"),
    });
  });

  test("records of which each has a name of its own make no more than 2,000 columns", async () => {
    const own = Array.from({ length: 3_000 }, (_, index) => `{"a":1,"b${index}":"${"x".repeat(200)}"}`);
    const { columns, rows } = await read(own.join("\n"));
    expect(columns).toHaveLength(2_000);
    expect(rows.findIndex(({ wrong }) => wrong !== undefined)).toBe(1_999);
    expect(rows.at(-1)?.wrong).toMatch(
      /^has a value under a name that is no column \(b2999: x+\): at most 2,000 names are$/,
    );
  });

  test("a document that breaks off hands on the records before, then the fault", async () => {
    const records = await openRecords(await temporaryFile('[{"a":1},\n{"a":2},\n{"a":'));
    const rows: unknown[] = [];
    const reading = async () => {
      for await (const batch of records.batches(1)) rows.push(...batch);
    };
    await expect(reading()).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/:3: the JSON document breaks off$/),
    });
    expect(rows).toHaveLength(2);
  });

  test("objects a thousand deep are wrong and break nothing", async () => {
    const deep = `${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`;
    expect((await read(`[${deep}]`)).rows[0]?.wrong).toMatch(/^its values stand in one another more than 50 deep/);
  });

  test.each([1, 2, 3, 5, 11])("nothing depends on where a stream is cut, here every %i bytes", async (size) => {
    const text = '{"requests": [\n {"a": "x\\"]}\\\\", "b": {"c": "急"}},\n {"a": "🚒,", "b": {"c": [1, 2]}}\n]}';
    const { columns, rows } = await readCut(text, size);
    expect(columns).toEqual(["a", "b.c"]);
    expect(rows).toEqual([
      { line: 2, cells: ['x"]}\\', "急"], raw: "" },
      { line: 3, cells: ["🚒,", "1; 2"], raw: "" },
    ]);
  });

  test("may be in GBK, UTF-16 or with a mark", async () => {
    const text = '[{"名":"路灯不亮"},{"名":"噪音扰民"}]';
    expect((await read(iconv.encode(text, "gbk"))).cells).toEqual([["路灯不亮"], ["噪音扰民"]]);
    expect((await read(Buffer.from(`\ufeff${text}`, "utf16le"))).cells).toEqual([["路灯不亮"], ["噪音扰民"]]);
    expect((await read(`\ufeff${text}`)).cells).toEqual([["路灯不亮"], ["噪音扰民"]]);
  });
});

describe("records of XML", () => {
  const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

  test("are the elements within the outermost, and their elements are the values", async () => {
    const text = `\n\n<?xml version="1.0" encoding="utf-8"?>
<requests>
  <request><id>1</id><text>a &amp; b</text><closed ${nil}/></request>
  <request>
    <id>2</id><text><![CDATA[<急>]]></text><at><lat>1</lat><lon>2</lon></at><tag>x</tag><tag>y</tag>
  </request>
</requests>`;
    const { form, columns, rows } = await read(text);
    expect(form).toMatchObject({ format: "xml", encoding: "utf-8" });
    expect(columns).toEqual(["id", "text", "closed", "at.lat", "at.lon", "tag"]);
    expect(rows).toEqual([
      { line: 5, cells: ["1", "a & b", "", "", "", ""], raw: "" },
      { line: 6, cells: ["2", "<急>", "", "1", "2", "x; y"], raw: "" },
    ]);
  });

  test("may have attributes, which are values as well, and prefixes, which are not read", async () => {
    const { columns, cells } = await read('<g:l xmlns:g="urn:g"><g:r id="1"><g:a>x</g:a></g:r></g:l>');
    expect([columns, cells]).toEqual([["id", "a"], [["1", "x"]]]);
  });

  test("are read in the encoding that the document declares", async () => {
    const text = '<?xml version="1.0" encoding="GBK"?><l><r><a>路灯不亮</a></r></l>';
    const { form, cells } = await read(iconv.encode(text, "gbk"));
    expect(form).toMatchObject({ encoding: "gbk" });
    expect(cells).toEqual([["路灯不亮"]]);
  });

  test.each([
    ["that is bare", "<service_requests/>"],
    ["behind a declaration", '\n<?xml version="1.0"?>\n<!-- none -->\n<requests>\n</requests>\n'],
    ["with a prefix", '<o:Records xmlns:o="urn:o" total="0"></o:Records>'],
  ])("may be none in a list %s", async (_, text) => {
    for (const { isEmptyList, columns, batches } of await everyWay(text)) {
      expect({ isEmptyList, columns }).toEqual({ isEmptyList: true, columns: [] });
      expect(await Array.fromAsync(batches())).toEqual([]);
    }
  });

  test.each([
    ["where a text stands in their place", "<result>no access</result>", "file/empty"],
    ["where what is empty is called otherwise", '<error code="403"/>', "file/empty"],
    ["where an empty list breaks off", "<service_requests>", "file/malformed"],
  ])("are missing %s", async (_, text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
  });

  test("come before the fault where the document breaks off", async () => {
    const records = await openRecords(await temporaryFile("<l>\n<r><a>1</a></r>\n<r><a>2</a>"));
    const rows: unknown[] = [];
    const reading = async () => {
      for await (const batch of records.batches()) rows.push(...batch);
    };
    await expect(reading()).rejects.toMatchObject({
      code: "file/malformed",
      message: expect.stringMatching(/:3: this is no XML/),
    });
    expect(rows).toHaveLength(1);
  });

  const asPage = "this is a web page (HTML)";
  test.each([
    ["a table", '<html xmlns:x="urn:x"><meta charset="utf-8"><table border=1><tr><td>1', `${asPage} with a table`],
    ["a table alone", "<table border=1><tr><th>id</th></tr></table>", `${asPage} with a table`],
    ["a table that is XML too", "<html><head/><body><table><tr><td>1</td></tr></table></body></html>", asPage],
    ["a login", "\n<!doctype html>\n<html><form><table><tr><td><input></table></form>", `${asPage}, not a table`],
    ["a failure", "<!-- 502 --><!DOCTYPE html><HTML><h1>Bad Gateway</h1></HTML>", `${asPage}, not a table`],
    ["a way elsewhere", "<script>top.location='/login'</script>", `${asPage}, not a table`],
    [
      "a workbook",
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      "this is a workb",
    ],
  ])("are not looked for in %s, and what it is is said", async (_, text, said) => {
    for (const encoded of [Buffer.from(text), Buffer.from(`\ufeff${text}`, "utf16le")])
      await expect(readCut(encoded, 3)).rejects.toMatchObject({
        code: "file/malformed",
        message: expect.stringContaining(said),
        tryThis: expect.stringContaining("open it in a "),
      });
  });

  test("may stand in a table that is none of a page", async () => {
    expect((await read("<table><row><id>1</id></row><row><id>2</id></row></table>")).cells).toEqual([["1"], ["2"]]);
  });

  test("do not unfold what a document declares", async () => {
    const bomb = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><l><r><a>&b;</a></r></l>';
    await expect(read(bomb)).rejects.toMatchObject({ code: "file/malformed" });
  });

  test.each([1, 2, 3, 7])("do not depend on where the stream is cut, here every %i bytes", async (size) => {
    const { columns, rows } = await readCut("\n<l><r><a>急&lt;🚒</a></r><r><a>b</a></r></l>", size);
    expect(columns).toEqual(["a"]);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, "急<🚒"],
      [2, "b"],
    ]);
  });
});

test("GeoReport Bulk is read alike in its three forms", async () => {
  const forms = [
    "service_request_id,requested_datetime,status_description,lat,long\n1,2010-11-15T01:05:25Z,open,37.7,-122.4\n",
    '{"requests":[{"service_request_id":1,"requested_datetime":"2010-11-15T01:05:25Z","status_description":"open","lat":37.7,"long":-122.4}]}',
    "<requests><request><service_request_id>1</service_request_id><requested_datetime>2010-11-15T01:05:25Z</requested_datetime><status_description>open</status_description><lat>37.7</lat><long>-122.4</long></request></requests>",
  ];
  for (const text of forms)
    expect(await read(text)).toMatchObject({
      columns: ["service_request_id", "requested_datetime", "status_description", "lat", "long"],
      cells: [["1", "2010-11-15T01:05:25Z", "open", "37.7", "-122.4"]],
    });
});

test.each([
  ["JSON", (text: string) => `[\n{"a":"${text}"},\n{"a":"b"}\n]`],
  ["lines of JSON", (text: string) => `{"a":"${text}"}\n{"a":"b"}\n`],
  ["XML", (text: string) => `<l>\n<r><a>${text}</a></r>\n<r><a>b</a></r>\n</l>`],
])(
  "the sign for a lost character is text like any other in %s that is sound, and tells of damage where bytes are lost",
  async (_, write) => {
    const { rows } = await read(write("急\ufffdb"));
    expect(rows[0]).toMatchObject({ cells: ["急\ufffdb"] });
    expect(rows[0]).not.toHaveProperty("wrong");
    const damaged = Buffer.from(write("急?b")).map((byte) => (byte === 0x3f ? 0xff : byte));
    for (const encoding of ["utf-8", "gbk"])
      expect((await read(damaged, { encoding })).rows[0]).toMatchObject({ wrong: expect.stringContaining("no text") });
  },
);

describe("a format that is told", () => {
  test("and that the file is not in is refused", async () => {
    await expect(read("a,b\n1,2\n", { format: "xlsx" })).rejects.toMatchObject({ code: "flag/invalid" });
    await expect(read("a,b\n1,2\n", { format: "xml" })).rejects.toMatchObject({ code: "file/malformed" });
  });

  test("decides where the beginning misleads", async () => {
    expect((await read("[a],b\n1,2\n", { format: "csv" })).columns).toEqual(["[a]", "b"]);
  });

  test("what is told of another format is refused, with the name of what it is", async () => {
    await expect(read('[{"a":1}]', { delimiter: ";" })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringMatching(/: this is json, which has no delimiter$/),
    });
  });
});
