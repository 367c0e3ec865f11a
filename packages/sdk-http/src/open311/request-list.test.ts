import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { listInMemory } from "../../test/list-in-memory.ts";
import { askingCity, type Open311City, open311City, pothole, zipCity } from "../../test/open311-city.ts";
import { HOUR, hole, NOON } from "../../test/small-server.ts";

/** The numbers of the requests in a list. */
async function numbersIn({ read }: Open311City, query: string): Promise<readonly number[]> {
  const requests = (await read(`/requests.json?${query}`)) as { readonly service_request_id: string }[];
  return requests.map(({ service_request_id: id }) => Number(id.split(":")[1]));
}

test("the list is of ninety days, by status, service and change, page by page, newest first", async () => {
  const city = open311City();
  const { post, wait, hotline } = city;
  for (const service_code of ["streets-hole", "other", "streets-hole"]) {
    await post({ ...pothole, service_code });
    wait(HOUR);
  }
  await hotline.act({
    type: "NoteProgress",
    appealId: "testville:1",
    at: NOON + 5 * HOUR,
    by: "agency:roads",
    note: "x",
  });
  const idsOf = (query: string) => numbersIn(city, query);
  expect(await idsOf("")).toEqual([3, 2, 1]);
  expect(await idsOf("status=&service_code=")).toEqual([3, 2, 1]);
  expect(await idsOf("service_code=other,ufo")).toEqual([2]);
  expect(await idsOf("status=closed")).toEqual([]);
  expect(await idsOf("status=open,closed&page=2&page_size=2")).toEqual([1]);
  expect(await idsOf("page=3&page_size=2")).toEqual([]);
  expect(await idsOf(`end_date=${formatInstant(NOON + HOUR)}`)).toEqual([2, 1]);
  expect(await idsOf(`updated_after=${formatInstant(NOON + 4 * HOUR)}&updated_before=2026-12-01T00:00:00Z`)).toEqual([
    1,
  ]);
  expect(await idsOf("service_request_id=testville:3,testville:1,none&status=closed")).toEqual([3, 1]);
});

test.each([
  "start_date=2026-05-04T12:00:00",
  "end_date=yesterday",
  "status=new",
  "page=0",
  "page_size=1001",
  "start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z",
  "bbox=13,52,14",
  "bbox=13,54,14,52",
  "bbox=13,52,14,91",
  "lat=52.5&long=13.4",
  "lat=52.5&long=13.4&radius=0",
  "lat=52.5&long=13.4&radius=50001",
  "radius=100",
  "lat=52.5&radius=100",
])("a list with %s is refused", async (query) => {
  const { get } = open311City();
  expect((await get(`/requests.json?${query}`)).status).toBe(400);
});

test("what is confidential is neither listed nor read", async () => {
  const { read, get, hotline } = open311City();
  await hotline.act({
    ...hole,
    type: "RegisterAppeal",
    appealId: "testville:1",
    at: NOON,
    by: "caller",
    confidential: true,
  });
  expect(await read("/requests.json")).toEqual([]);
  expect((await get("/requests/testville:1.json")).status).toBe(404);
  expect(await read("/requests.json?service_request_id=testville:1")).toEqual([]);
});

test("what was taken back is neither listed nor read", async () => {
  const city = open311City();
  const base = { appealId: "testville:1", at: NOON, by: "import" } as const;
  await city.log.append([
    { appealId: "testville:1", after: 0, events: [{ ...hole, ...base, type: "AppealRegistered" }] },
  ]);
  expect(await numbersIn(city, "")).toEqual([1]);
  const withdrawn = { type: "ImportWithdrawn", ...base, by: "hotline", importId: "run", reason: "wrong file" } as const;
  await city.log.append([{ appealId: "testville:1", after: 1, events: [withdrawn] }]);
  expect(await numbersIn(city, "")).toEqual([]);
  expect((await city.get("/requests/testville:1.json")).status).toBe(404);
});

test("what lies in a box or a circle is listed, what has no position in neither", async () => {
  const city = open311City();
  for (const place of [
    { lat: "52.5", long: "13.4" },
    { lat: "52.51", long: "13.4" },
    { lat: "-17.8", long: "179.99" },
  ])
    await city.post({ ...pothole, ...place });
  await city.post({ ...pothole, lat: "", long: "", address_string: "1 Main Street" });
  expect(await numbersIn(city, "bbox=13.3,52.4,13.5,52.505")).toEqual([1]);
  expect(await numbersIn(city, "bbox=13.3, 52.4, 13.5, 52.6&status=open")).toEqual([2, 1]);
  expect(await numbersIn(city, "bbox=179,-18,-179,-17")).toEqual([3]);
  // A hundredth of a degree of latitude is 1,112 metres.
  expect(await numbersIn(city, "lat=52.5&long=13.4&radius=1100")).toEqual([1]);
  expect(await numbersIn(city, "lat=52.5&long=13.4&radius=1125")).toEqual([2, 1]);
});

test("a page says how many there are in all, and where the others are", async () => {
  const { post, get } = open311City();
  for (let number = 0; number < 5; number++) await post(pothole);
  const page = await get("/requests.json?page_size=2&page=2&api_key=secret&status=open");
  expect(page.headers.get("x-total-count")).toBe("5");
  expect(page.headers.get("link")?.split(", ")).toEqual([
    '<?page_size=2&page=1&status=open>; rel="first"',
    '<?page_size=2&page=1&status=open>; rel="prev"',
    '<?page_size=2&page=3&status=open>; rel="next"',
    '<?page_size=2&page=3&status=open>; rel="last"',
  ]);
  const behind = await get("/requests.json?page_size=2&page=7");
  expect([await behind.json(), behind.headers.get("x-total-count")]).toEqual([[], "5"]);
  expect((await get("/requests.json")).headers.get("link")).toBe('<?page=1>; rel="first", <?page=1>; rel="last"');
});

test("the last page that a long list names can be asked for, and one behind it is empty", async () => {
  const city = open311City();
  const list = listInMemory(city.log, city.hotline.book);
  const long = open311City({ hotline: city.hotline, list: { ...list, count: async () => 12_000_000 } });
  const { headers } = await long.get("/requests.json?page_size=10");
  const last = /<([^>]*)>; rel="last"/.exec(headers.get("link") ?? "")?.[1];
  expect(last).toBe("?page_size=10&page=1200000");
  expect(await long.read(`/requests.json${last}`)).toEqual([]);
  expect(await long.read(`/servicerequestupdates.json${last}`)).toEqual([]);
});

test("every page together is the whole list, in its order", async () => {
  const city = open311City();
  for (let number = 0; number < 7; number++) await city.post(pothole);
  const pages: number[] = [];
  for (let next: string | undefined = "?page_size=3"; next !== undefined; ) {
    pages.push(...(await numbersIn(city, next.slice(1))));
    const link: string = (await city.get(`/requests.json${next}`)).headers.get("link") ?? "";
    next = /<([^>]*)>; rel="next"/.exec(link)?.[1];
  }
  expect(pages).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test("what changed lately is found however old it is, unless dates of requests are asked for", async () => {
  const city = open311City();
  await city.post(pothole);
  city.wait(200 * 24 * HOUR);
  const at = NOON + 199 * 24 * HOUR;
  await city.hotline.act({ type: "NoteProgress", appealId: "testville:1", at, by: "agency:roads", note: "x" });
  expect(await numbersIn(city, "")).toEqual([]);
  expect(await numbersIn(city, `updated_after=${formatInstant(at)}`)).toEqual([1]);
  const day = formatInstant(NOON + 190 * 24 * HOUR);
  expect(await numbersIn(city, `updated_after=${formatInstant(at)}&start_date=${day}`)).toEqual([]);
});

test("a span that is too long is cut to its last ninety days where the city says so", async () => {
  const city = open311City({}, askingCity({ longSpan: "cut" }));
  await city.post(pothole);
  city.wait(100 * 24 * HOUR);
  await city.post(pothole);
  const today = formatInstant(NOON + 100 * 24 * HOUR);
  expect(await numbersIn(city, `start_date=2020-01-01T00:00:00Z&end_date=${today}`)).toEqual([2]);
});

test("where requests are moderated, one that nobody was given yet is read by its id and stands in no list", async () => {
  const city = open311City({}, askingCity({ moderated: true }));
  await city.post({ ...pothole, service_code: "other" });
  await city.post(pothole);
  expect(await city.read("/requests/testville:1.json")).toMatchObject([{ status: "open", agency_responsible: null }]);
  expect(await numbersIn(city, "")).toEqual([2]);
  await city.hotline.act({
    type: "DispatchAppeal",
    appealId: "testville:1",
    at: NOON + HOUR,
    by: "hotline",
    agency: "desk",
    manner: "direct",
  });
  expect(await numbersIn(city, "")).toEqual([2, 1]);
});

test("each value of an answer that has several is told by itself", async () => {
  const city = open311City();
  const form = new FormData();
  for (const [name, value] of Object.entries(pothole)) form.set(name, value);
  for (const colour of ["white", "red"]) form.append("attribute[colour][]", colour);
  await city.post(form);
  const [told] = (await city.read("/requests.json?extensions=true")) as readonly object[];
  expect(told).toMatchObject({
    attributes: [
      { code: "colour", label: "colour", value: "white", name: "white" },
      { code: "colour", label: "colour", value: "red", name: "red" },
    ],
  });
});

test("the zip code is the area where that is one of a zip code", async () => {
  const city = open311City({}, zipCity());
  for (const [number, area] of ["10115", "east"].entries())
    await city.hotline.act({
      ...hole,
      type: "RegisterAppeal",
      appealId: `testville:${number}`,
      at: NOON + number,
      by: "caller",
      area,
    });
  expect(await city.read("/requests.json")).toMatchObject([{ zipcode: null }, { zipcode: "10115" }]);
});

test("extensions are told to whoever asks, in the words of others, and nothing that names people", async () => {
  const city = open311City();
  await city.post({
    ...pothole,
    "attribute[lamp]": "17",
    "attribute[colour]": "red",
    "attribute[since]": "2026-05-04T10:00:00Z",
    media_url: "https://x.example/1.jpg",
  });
  const note = "Ada Marsh was not at home";
  const base = { appealId: "testville:1", at: NOON + HOUR, by: "agency:roads" } as const;
  await city.hotline.act({ type: "SignAssignment", ...base });
  await city.hotline.act({ type: "ContactCaller", ...base, note });
  const [plain] = (await city.read("/requests/testville:1.json")) as readonly object[];
  const [told] = (await city.read("/requests/testville:1.json?extensions=true")) as readonly object[];
  expect(told).toEqual({
    ...plain,
    detailed_status: "IN_PROCESS",
    media_urls: ["https://x.example/1.jpg"],
    extended_attributes: {
      channel: "web",
      detailed_status: "IN_PROCESS",
      media_urls: ["https://x.example/1.jpg"],
      photos: [{ media_url: "https://x.example/1.jpg" }],
    },
    attributes: [
      { code: "lamp", label: "lamp", value: "17", name: null },
      { code: "colour", label: "colour", value: "red", name: "red" },
    ],
    notes: [
      { datetime: formatInstant(NOON), type: "AppealRegistered", description: "registered" },
      {
        datetime: formatInstant(NOON),
        type: "AppealDispatched",
        description: expect.stringMatching(/^dispatched: Roads department, to be settled by 2026-05-/),
      },
      { datetime: formatInstant(NOON + HOUR), type: "AssignmentSigned", description: "signed for: Roads department" },
      {
        datetime: formatInstant(NOON + HOUR),
        type: "CallerContacted",
        description: expect.stringMatching(/: Roads department$/),
      },
    ],
  });
  expect(JSON.stringify(told)).not.toContain("Ada");
  expect(await city.read("/requests.json?extensions=true")).toEqual([told]);
  const xml = await (await city.get("/requests.xml?extensions=true&locale=zh")).text();
  expect(xml).toContain("<media_urls><media_url>https://x.example/1.jpg</media_url></media_urls>");
  expect(xml).toMatch(/<notes><note><datetime>.*<description>[^<]*\p{Script=Han}/u);
});
