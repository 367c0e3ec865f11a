import { expect, test } from "vitest";
import { readAnswer } from "../src/read-answer.ts";

const request = {
  service_request_id: "1",
  status: "open",
  service_name: "Hole",
  service_code: "hole",
  description: null,
  requested_datetime: "2026-05-04T12:00:00Z",
  updated_datetime: null,
  address: null,
  address_id: null,
  zipcode: null,
  lat: 52.5,
  long: 13.4,
  media_url: null,
};
const faultsIn = (change: object) =>
  readAnswer("json", "requests", JSON.stringify([{ ...request, ...change }])).faults.map(({ rule, place }) => [
    rule,
    place,
  ]);

test("a request as it should be has no fault, in either format", () => {
  expect(faultsIn({})).toEqual([]);
  const fields = Object.entries(request).map(([name, value]) =>
    value === null ? `<${name}/>` : `<${name}>${value}</${name}>`,
  );
  const xml = `<?xml version="1.0"?><service_requests><request>${fields.join("")}</request></service_requests>`;
  expect(readAnswer("xml", "requests", xml)).toMatchObject({ faults: [], records: [{ lat: "52.5", address: null }] });
});

test.each([
  ["ids", "request[0].service_request_id", { service_request_id: 1 }],
  ["values", "request[0].service_request_id", { service_request_id: null }],
  ["keys", "request[0].zipcode", { zipcode: undefined }],
  ["values", "request[0].status", { status: "Open" }],
  ["types", "request[0].lat", { lat: "52.5" }],
  ["types", "request[0].description", { description: ["x"] }],
  ["dates", "request[0].requested_datetime", { requested_datetime: "2026-05-04T12:00:00" }],
  ["dates", "request[0].requested_datetime", { requested_datetime: "2026-06-31T12:00:00Z" }],
  ["dates", "request[0].requested_datetime", { requested_datetime: "2026-05-04T25:00:00Z" }],
  ["dates", "request[0].updated_datetime", { updated_datetime: "2026-05-04 12:00" }],
])("a fault of %s is told at %s", (rule, place, change) => expect(faultsIn(change)).toEqual([[rule, place]]));

test.each(["2026-05-04T12:00:00+08:00", "2026-05-04T12:00:00.123Z", "2028-02-29T23:59:59-03:30"])(
  "%s is a time",
  (time) => expect(faultsIn({ requested_datetime: time, updated_datetime: time, expected_datetime: time })).toEqual([]),
);

test("what may not be returned may be missing, and is held to its form where it is there", () =>
  expect(faultsIn({ status_notes: 5, agency_responsible: null, expected_datetime: "soon" })).toEqual([
    ["types", "request[0].status_notes"],
    ["dates", "request[0].expected_datetime"],
  ]));

test("all faults of an answer are told, those inside of lists too", () => {
  const attribute = {
    variable: "yes",
    code: "a",
    datatype: "list",
    required: true,
    order: 0,
    description: "x",
    values: [{ key: 1 }],
  };
  const { faults } = readAnswer("json", "definition", JSON.stringify({ service_code: "s", attributes: [attribute] }));
  expect(faults.map(({ rule, place }) => `${rule} ${place}`)).toEqual([
    "types service_definition.attributes[0].variable",
    "values service_definition.attributes[0].datatype",
    "keys service_definition.attributes[0].datatype_description",
    "types service_definition.attributes[0].order",
    "ids service_definition.attributes[0].values[0].key",
    "keys service_definition.attributes[0].values[0].name",
  ]);
});

test("XML is read by its references alone, its CDATA and its comments left aside", () => {
  const xml =
    "<errors><!-- x --><error><code>400</code><description>&lt;a&gt; &#x70ed;&#38;<![CDATA[<b>]]></description></error></errors>";
  expect(readAnswer("xml", "errors", xml)).toMatchObject({ faults: [], records: [{ description: "<a> 热&<b>" }] });
});

test.each([
  ["no XML", "{}"],
  ["an open element", "<errors><error></errors>"],
  ["an entity of its own", "<errors><error><code>&nbsp;</code></error></errors>"],
  ["a document type", '<!DOCTYPE errors [<!ENTITY a "b">]><errors/>'],
  ["two roots", "<errors/><errors/>"],
  ["nothing", ""],
])("XML that is %s cannot be read", (_, xml) =>
  expect(readAnswer("xml", "errors", xml)).toMatchObject({ records: [], faults: [{ rule: "parse" }] }),
);

test("an answer with an id and a token is told so, and one with neither is of a black box", () => {
  const posted = (fields: object) =>
    readAnswer("json", "posted", JSON.stringify([{ service_notice: null, account_id: null, ...fields }])).faults;
  expect(posted({ service_request_id: "1", token: "2" })).toMatchObject([{ rule: "values" }]);
  expect(posted({})).toEqual([]);
});
