import { expect, test } from "vitest";
import { askingCity, open311City, pothole } from "../../test/open311-city.ts";
import { HOUR, NOON } from "../../test/small-server.ts";
import { memoryNames } from "../index.ts";

const lamp = { ...pothole, service_code: "streets-light", "attribute[lamp]": "17" };

/** Tokens and numbers that tell nothing of each other. */
const unlike = () => {
  let given = 0;
  return { newId: () => (given++ % 2 === 0 ? `number-${given}` : `token-${given}`) };
};

test("a service that answers by a token tells the id once somebody is to see to the request", async () => {
  const { post, read, log } = open311City(unlike());
  const answer = await post(lamp);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    [{ token: "token-2", service_notice: "We look at it.", account_id: null }],
  ]);
  expect((await log.read("testville:number-1")).version).toBeGreaterThan(0);
  expect(await read("/tokens/token-2.json")).toEqual([{ service_request_id: "testville:number-1", token: "token-2" }]);
});

test("until then the token is known, and its id is not", async () => {
  const book = askingCity();
  const { read, get, hotline, handle } = open311City(unlike(), { ...book, open311: batched(book.open311) });
  const form = new URLSearchParams({ ...pothole, service_code: "other" });
  const answer = await handle(
    new Request("http://city.example/open311/v2/requests.xml", { method: "POST", body: form }),
  );
  expect(await answer.text()).toContain("<request><token>token-2</token>");
  expect(await read("/tokens/token-2.json")).toEqual([{ service_request_id: null, token: "token-2" }]);
  expect(await (await get("/tokens/token-2.xml")).text()).toContain("<service_request_id/><token>token-2</token>");
  const base = { appealId: "testville:number-1", at: NOON + HOUR, by: "hotline" } as const;
  await hotline.act({ type: "DispatchAppeal", ...base, agency: "desk", manner: "direct" });
  expect(await read("/tokens/token-2.json")).toEqual([{ service_request_id: "testville:number-1", token: "token-2" }]);
});

type Open311OfCity = NonNullable<ReturnType<typeof open311City>["hotline"]["book"]["open311"]>;

const batched = (open311: Open311OfCity | undefined): Open311OfCity | undefined =>
  open311 && {
    ...open311,
    services: new Map([...open311.services].map(([code, service]) => [code, { ...service, type: "batch" }])),
  };

test("a service that answers nothing says what it has to say, and gives neither id nor token", async () => {
  const { post, log } = open311City();
  const noise = { ...pothole, service_code: "noise-night" };
  const answer = await post(noise);
  expect([answer.status, await answer.json()]).toEqual([200, [{ service_notice: "Thank you.", account_id: null }]]);
  expect(await (await post(noise, "/requests.xml")).text()).toContain(
    "<service_requests><request><service_notice>Thank you.</service_notice><account_id/></request></service_requests>",
  );
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

test("a token that was never given is unknown, an id is none, and what was refused leaves nothing to ask for", async () => {
  const names = memoryNames();
  const { post, get } = open311City({ names });
  await post(pothole);
  for (const token of ["none", "testville:1", "..%2Fupdate"])
    expect((await get(`/tokens/${token}.json`)).status).toBe(404);
});

test("tokens outlive the process that gave them, where the names do", async () => {
  const names = memoryNames();
  const one = open311City({ names, ...unlike() });
  await one.post(lamp);
  const other = open311City({ names, hotline: one.hotline });
  expect(await other.read("/tokens/token-2.json")).toMatchObject([{ token: "token-2" }]);
});
