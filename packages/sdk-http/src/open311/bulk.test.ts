import { memoryLog, openHotline } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { listInMemory } from "../../test/list-in-memory.ts";
import { askingCity, type Open311City, open311City, pothole, zipCity } from "../../test/open311-city.ts";
import { HOUR, hole, NOON } from "../../test/small-server.ts";

async function lived(): Promise<Open311City> {
  const city = open311City();
  await city.post({ ...pothole, description: '=HYPERLINK("x"), "quoted"\r\nsecond line' });
  city.wait(HOUR);
  await city.post({ ...pothole, service_code: "other", lat: "", long: "", address_string: "1 Main Street" });
  const base = { appealId: "testville:1", at: NOON + 2 * HOUR, by: "agency:roads" } as const;
  await city.hotline.act({ type: "SignAssignment", ...base } as Command);
  await city.hotline.act({ type: "ReportResult", ...base, result: "Filled for Ada Marsh" } as Command);
  await city.hotline.act({
    ...hole,
    type: "RegisterAppeal",
    appealId: "testville:9",
    at: NOON,
    by: "caller",
    confidential: true,
  });
  return city;
}

const sent = (city: Open311City, format: string, body: string, key = "hotline") =>
  city.handle(
    new Request(`http://city.example/open311/v2/bulk.${format}`, {
      method: "POST",
      headers: { "x-api-key": key },
      body,
    }),
  );

const columns = [
  ...["service_request_id", "requested_datetime", "updated_datetime", "closed_date", "status_description"],
  ...["status_notes", "source", "service_name", "service_subtype", "description", "agency_responsible"],
  ...["address", "lat", "long", "zipcode"],
];

test("everything that is public is written as GeoReport Bulk, newest first, without what staff wrote", async () => {
  const city = await lived();
  const answer = await city.get("/bulk.json");
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const told = (await answer.json()) as readonly Readonly<Record<string, unknown>>[];
  expect(told.map((one) => Object.keys(one))).toEqual([columns, columns]);
  expect(told).toMatchObject([
    { service_request_id: "testville:2", service_name: "Other matters", address: "1 Main Street", lat: null },
    {
      service_request_id: "testville:1",
      requested_datetime: formatInstant(NOON),
      updated_datetime: formatInstant(NOON + 2 * HOUR),
      closed_date: null,
      status_description: "open",
      status_notes: null,
      service_name: "Streets",
      service_subtype: "Hole in the road",
      agency_responsible: "Roads department",
      lat: 52.5,
    },
  ]);
  expect(JSON.stringify(told)).not.toContain("Ada");
});

test("as CSV no cell is run as a formula, and as XML no word is taken for an element", async () => {
  const city = await lived();
  const csv = await city.get("/bulk.csv");
  expect(csv.headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
  const text = await csv.text();
  expect(text.split("\n")[0]).toBe(columns.join(","));
  expect(text).toContain(`"'=HYPERLINK(""x""), ""quoted""\r\nsecond line"`);
  const xml = await (await city.get("/bulk.xml")).text();
  expect(xml).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<service_requests><request><service_request_id>testville:2</,
  );
  expect(xml).toContain('<description>=HYPERLINK("x"), "quoted"&#13;\nsecond line</description>');
});

test.each([
  ["start_date=2026-05-04T13:00:00Z", 1],
  ["service_code=other", 1],
  ["end_date=2026-05-04T11:59:59Z", 0],
  ["status=closed", 0],
  ["updated_after=2026-05-04T14:00:00Z", 1],
  ["updated_before=2026-05-04T13:30:00Z", 1],
  ["updated_after=2026-05-04T14:00:01Z", 0],
])("with %s only %i of it is written", async (query, count) => {
  expect(await (await lived()).read(`/bulk.json?${query}`)).toHaveLength(count);
});

test("bulk that changed after a day that is none is refused", async () =>
  expect((await open311City().get("/bulk.csv?updated_after=yesterday")).status).toBe(400));

test.each(["csv", "json", "xml"])(
  "what is written as %s is read back as the same by another city, and changes nothing twice",
  async (format) => {
    const one = await lived();
    const other = open311City({}, askingCity());
    const body = await (await one.get(`/bulk.${format}`)).text();
    const first = await sent(other, format, body);
    expect(first.status).toBe(200);
    const kept = Object.fromEntries(columns.map((name) => [name, expect.anything()]));
    const compared = ({ read }: Open311City) => read("/bulk.json") as Promise<readonly (typeof kept)[]>;
    const [was, is] = [await compared(one), await compared(other)];
    // How it came in the form tells in words of its own; and when an open one was last changed it does not tell at all.
    const told = ({ source: _, updated_datetime: __, ...told }: (typeof was)[number]) => told;
    expect(is.map(told)).toEqual(was.map(told));
    const again = await sent(other, format, body);
    expect(format === "json" && (await again.json())).toEqual(
      format === "json" && {
        import_id: expect.any(String),
        rows: 2,
        new: 0,
        updated: 0,
        unchanged: 2,
        flagged: 0,
        rejected: 0,
        findings: [],
      },
    );
  },
);

test("what a city tells of itself in whole seconds is what it knows, whatever it has", async () => {
  const city = open311City();
  city.wait(499);
  const made = { ...hole, appealId: "testville:1", at: NOON + 499, by: "caller" } as const;
  await city.hotline.act({ type: "RegisterAppeal", ...made });
  city.wait(HOUR + 7);
  const by = "agency:roads";
  const base = { appealId: "testville:1", by, at: NOON + HOUR + 506 } as const;
  await city.hotline.act({ type: "SignAssignment", ...base });
  await city.hotline.act({ type: "ReportResult", ...base, at: base.at + 2, result: "Filled" });
  const end = { appealId: "testville:1", by: "hotline", at: NOON + 2 * HOUR + 99 } as const;
  await city.hotline.act({ type: "RecordFollowUp", ...end, channel: "phone", reached: true, resolved: "yes" });
  await city.hotline.act({ type: "CloseAppeal", ...end, because: "followed-up" });
  for (const format of ["csv", "json"]) {
    const body = await (await city.get(`/bulk.${format}`)).text();
    const told = await (await sent(city, format, body)).text();
    expect(told).toMatch(/unchanged(":|>)1/);
    expect(told).toMatch(/"findings":\[\]|<findings\/>/);
  }
});

test("of what was registered here and comes back changed it is not said that it was imported", async () => {
  const city = open311City();
  await city.post(pothole);
  const [one] = (await city.read("/bulk.json")) as readonly object[];
  const body = JSON.stringify([{ ...one, description: "Shallow" }]);
  const told = await (await sent(city, "json", body)).text();
  expect(told).toContain("testville:1 is known here with another text");
});

test.each(["csv", "json", "xml"])("areas that are zip codes go out as %s and come in again", async (format) => {
  const [one, other] = [open311City({}, zipCity()), open311City({}, zipCity())];
  for (const [number, area] of ["10115", "east"].entries()) {
    const appealId = `testville:${number}`;
    await one.hotline.act({ ...hole, type: "RegisterAppeal", appealId, at: NOON + number, by: "caller", area });
  }
  await sent(other, format, await (await one.get(`/bulk.${format}`)).text());
  const zipcodes = async ({ read }: Open311City) =>
    ((await read("/requests.json")) as readonly { zipcode: unknown }[]).map(({ zipcode }) => zipcode);
  expect(await zipcodes(other)).toEqual([null, "10115"]);
  expect((await other.log.read("testville:0")).history[0]).toMatchObject({ area: "10115" });
});

test.each([
  ["csv", "service_request_id,requested_datetime,service_name\n"],
  ["json", "[]"],
  ["xml", "<service_requests/>"],
])("a list of no records as %s is taken, and brings none", async (format, body) => {
  const answer = await sent(open311City(), format, body);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/rows(":|>)0/)]);
});

test("each line that cannot be taken says why, and the others are in", async () => {
  const city = open311City();
  const lines = [
    "service_request_id,requested_datetime,updated_datetime,service_name,lat,long,status_description",
    "1,2026-05-04T10:00:00Z,2026-05-04T11:00:00Z,Streets,52.5,13.4,closed",
    "2,yesterday,,Streets,99,13.4,open",
    "3,2026-05-04T10:00:00Z,,Flying saucers,52.5,13.4,open",
    "4,2026-05-04T10:00:00Z",
  ];
  const answer = await (await sent(city, "csv", lines.join("\n"))).text();
  expect(answer).toMatch(
    /^<\?xml.*\n<bulk><import_id>open311\/[^<]+<\/import_id><rows>4<\/rows><new>1<\/new>.*<rejected>3<\/rejected><findings><finding>/s,
  );
  expect([...answer.matchAll(/<line>(\d)<\/line><outcome>(\w+)/g)].map(([, line, outcome]) => [line, outcome])).toEqual(
    [
      ["3", "rejected"],
      ["4", "rejected"],
      ["5", "rejected"],
    ],
  );
  expect((await city.log.read("testville:1")).history[0]).toMatchObject({ by: "import", type: "AppealRegistered" });
});

test.each([
  ["a caller's key", "json", "[]", "caller", 403],
  ["no key", "json", "[]", "nobody", 403],
  ["no list", "json", "{}", "hotline", 400],
  ["no JSON", "json", "[", "hotline", 400],
  ["nothing", "xml", "", "hotline", 400],
  ["no CSV", "csv", 'a,"', "hotline", 400],
  ["columns of something else", "csv", "a,b\n1,2", "hotline", 400],
  [
    "ever other fields",
    "json",
    JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ [`k${n}`]: n }))),
    "hotline",
    400,
  ],
  [
    "a billion laughs",
    "xml",
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r><m><a>&b;</a></m></r>',
    "hotline",
    400,
  ],
  [
    "a file of the server",
    "xml",
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><m><a>&x;</a></m></r>',
    "hotline",
    400,
  ],
  ["a body that is too large", "json", `[{"a":"${"x".repeat(16 * 1024 * 1024)}"}]`, "hotline", 400],
])("bulk with %s is refused, and nothing is written", async (_, format, body, key, status) => {
  const city = open311City();
  const answer = await sent(city, format, body, key);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(/<description>|"description"/)]);
  expect(await Array.fromAsync(city.log.all())).toEqual([]);
});

test("a reader who goes away ends the reading", async () => {
  const book = askingCity();
  const log = memoryLog();
  const hotline = openHotline({ log, book });
  const events = (number: number) => [
    {
      ...hole,
      type: "AppealRegistered" as const,
      appealId: `testville:${number}`,
      at: NOON + number,
      by: "import" as const,
    },
  ];
  const many = Array.from({ length: 3000 }, (_, number) => ({
    appealId: `testville:${number}`,
    after: 0,
    events: events(number),
  }));
  await log.append(many);
  const list = listInMemory(log, book);
  let pages = 0;
  const counted: typeof list = {
    ...list,
    find: (filter, page) => {
      pages++;
      return list.find(filter, page);
    },
  };
  const city = open311City({ hotline, list: counted });
  const reader = (await city.get("/bulk.csv")).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  expect(pages).toBeLessThan(4);
  const whole = await (await city.get("/bulk.csv")).text();
  expect(whole.split("\n")).toHaveLength(3002);
});
