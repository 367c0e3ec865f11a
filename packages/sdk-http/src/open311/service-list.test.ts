import { memoryLog, openHotline } from "@swiftline/core";
import { testBook, testCity } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { smallServer } from "../../test/small-server.ts";

const file = {
  jurisdiction: "testville.example",
  contact: "Write to us.",
  keyService: "Ask us.",
  changeset: "2026-05-04T12:00:00Z",
  attributes: {
    lamp: { description: { en: "Number of the lamp", zh: "路灯编号" }, hint: "on its post" },
    since: { datatype: "datetime" },
    colour: { datatype: "multivaluelist", values: { red: { en: "Red", zh: "红" } } },
  },
  notes: { danger: "Call 112 if somebody is in danger." },
  services: {
    streets: { keywords: ["road", "street"], asks: [] },
    "streets-light": {
      name: { en: "Street light", zh: "路灯" },
      description: "A lamp that is out.",
      type: "batch",
      asks: [{ code: "danger" }, { code: "lamp", required: true }, { code: "since" }, { code: "colour" }],
    },
    noise: { offered: false },
  },
};

/** The small city, with questions that it asks about lamps. */
function served() {
  const folder = testCity();
  const attributes = {
    lamp: { type: "number" },
    since: { type: "text" },
    colour: { type: "choice", values: ["red", "white"] },
  };
  const city = { ...folder.city, value: { ...(folder.city.value as object), languages: ["en", "zh"], attributes } };
  const book = testBook({ ...folder, city, open311: { file: "open311.yaml", value: file, placeOf: () => undefined } });
  const { handle } = smallServer({ hotline: openHotline({ log: memoryLog(), book }), open311: {} });
  const get = (path: string) => handle(new Request(`http://city.example/open311/v2${path}`));
  return { get, read: async (path: string): Promise<unknown> => (await get(path)).json() };
}

test("the services are what the city offers, each as open311.yaml tells of it", async () => {
  expect(await served().read("/services.json")).toEqual([
    {
      service_code: "streets-hole",
      service_name: "Hole in the road",
      description: null,
      metadata: false,
      type: "realtime",
      keywords: "road, street",
      group: "Streets",
    },
    {
      service_code: "streets-light",
      service_name: "Street light",
      description: "A lamp that is out.",
      metadata: true,
      type: "batch",
      keywords: "road, street",
      group: "Streets",
    },
    {
      service_code: "other",
      service_name: "Other matters",
      description: null,
      metadata: true,
      type: "realtime",
      keywords: null,
      group: null,
    },
  ]);
});

test("a definition asks in the city's order, what must be said and what may, with notes between", async () => {
  const nothing = { required: false, datatype_description: null, values: [] };
  expect(await served().read("/services/streets-light.json")).toEqual({
    service_code: "streets-light",
    attributes: [
      {
        ...nothing,
        variable: false,
        code: "danger",
        datatype: "string",
        order: 1,
        description: "Call 112 if somebody is in danger.",
      },
      {
        variable: true,
        code: "lamp",
        datatype: "number",
        required: true,
        datatype_description: "on its post",
        order: 2,
        description: "Number of the lamp",
        values: [],
      },
      { ...nothing, variable: true, code: "since", datatype: "datetime", order: 3, description: "since" },
      {
        ...nothing,
        variable: true,
        code: "colour",
        datatype: "multivaluelist",
        order: 4,
        description: "colour",
        values: [
          { key: "red", name: "Red" },
          { key: "white", name: "white" },
        ],
      },
    ],
  });
});

test("the attributes stand in a wrapper of their own in XML, and so do the values", async () => {
  const text = await (await served().get("/services/streets-light.xml")).text();
  expect(text).toContain(
    "<service_definition><service_code>streets-light</service_code><attributes><attribute><variable>false</variable>",
  );
  expect(text).toContain("<values><value><key>red</key><name>Red</name></value>");
});

test("who asks for another language gets it where the city has words in it", async () => {
  const { read } = served();
  expect(await read("/services.json?locale=zh-CN")).toMatchObject([
    { service_name: "Hole in the road" },
    { service_name: "路灯" },
    {},
  ]);
  expect(await read("/services/streets-light.json?locale=zh")).toMatchObject({
    attributes: [{}, { description: "路灯编号" }, {}, { values: [{ key: "red", name: "红" }, { name: "white" }] }],
  });
  expect(await read("/services.json?locale=fr")).toEqual(await read("/services.json?locale="));
});

test.each(["noise-night", "streets", "constructor", "none"])("there is no service %s", async (code) => {
  const { get } = served();
  const answer = await get(`/services/${code}.json`);
  expect([answer.status, await answer.json()]).toEqual([
    404,
    [{ code: "404", description: `There is no service ${code}.` }],
  ]);
});
