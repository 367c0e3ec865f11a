import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHotline } from "@swiftline/core";
import type { Actor } from "@swiftline/core/appeal";
import { createHandler, scopesOf } from "@swiftline/sdk-http";
import { openStore } from "@swiftline/store";
import { afterAll, expect, test } from "vitest";
import { listen } from "../../../sdk-http/test/listen.ts";
import { askingCity, pothole } from "../../../sdk-http/test/open311-city.ts";
import { talkativePicture } from "../../../sdk-http/test/sample-pictures.ts";
import { mediaFolder } from "../../src/serving/media-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "swiftline-open311-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Open311 over the store in the folder, on a socket, as long as it is used. */
async function served() {
  const book = askingCity();
  const file = join(folder, "city.sqlite");
  const store = await openStore(file, { book, mode: "write" });
  const server = await listen(
    createHandler({
      hotline: openHotline({ log: store.log, book }),
      list: store.list,
      names: store.names,
      media: mediaFolder(`${file}-media`),
      newId: () => crypto.randomUUID(),
      now: Date.now,
      open311: {},
      authorize: (request, scope) => {
        const actor = request.headers.get("x-api-key") as Actor;
        return scopesOf(actor).has(scope) ? { name: actor, actor } : "forbidden";
      },
    }),
  );
  const url = `${server.url}/open311/v2`;
  return {
    url,
    get: async (path: string) => (await fetch(url + path)).json() as Promise<readonly Record<string, string>[]>,
    post: async (path: string, form: Readonly<Record<string, string>>, picture?: Uint8Array<ArrayBuffer>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(form)) body.set(name, value);
      if (picture !== undefined) body.set("media", new Blob([picture]), "photo");
      return fetch(url + path, { method: "POST", body });
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await store.close();
    },
  };
}

test("tokens, pictures and the ids of updates are known to the server that comes after", async () => {
  const lamp = { ...pothole, service_code: "streets-light", "attribute[lamp]": "17" };
  const update = { api_key: "agency:roads", update_id: "u-1", status: "IN_PROGRESS", description: "Seen." };
  const updated = { ...update, updated_datetime: "2026-05-04T12:00:00Z" };
  let [token, id] = ["", ""];
  {
    await using city = await served();
    const posted = await city.post("/requests.json", lamp, talkativePicture("jpg"));
    token = ((await posted.json()) as readonly { token: string }[])[0]?.token ?? "";
    id = (await city.get(`/tokens/${token}.json`))[0]?.service_request_id ?? "";
    const sent = await city.post("/servicerequestupdates.json", { ...updated, service_request_id: id });
    expect([posted.status, sent.status]).toEqual([200, 201]);
  }
  await using city = await served();
  expect(await city.get(`/tokens/${token}.json`)).toEqual([{ service_request_id: id, token }]);
  expect((await city.post("/servicerequestupdates.json", { ...updated, service_request_id: id })).status).toBe(400);
  const [found] = await city.get("/requests.json?lat=52.5&long=13.4&radius=50&service_code=streets-light");
  expect(found?.service_request_id).toBe(id);
  const picture = await fetch(found?.media_url?.replace(/^http:\/\/[^/]+/, new URL(city.url).origin) ?? "");
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
});

test("a thousand requests are found by where and when they are, page by page, and go through the bulk forms", async () => {
  await using city = await served();
  const lines = Array.from({ length: 1000 }, (_, number) => {
    const at = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
    return `n${number},${at},Streets,Hole in the road,${52 + number / 1000},13,open`;
  });
  const header = "service_request_id,requested_datetime,service_name,service_subtype,lat,long,status_description";
  const headers = { "x-api-key": "hotline" };
  const body = [header, ...lines].join("\n");
  const taken = await fetch(`${city.url}/bulk.csv`, { method: "POST", headers, body });
  expect(await taken.text()).toMatch(/<new>1000<\/new>.*<rejected>0<\/rejected><findings\/>/);
  const dates = "start_date=2026-01-01T00:00:00Z&end_date=2026-02-28T00:00:00Z";
  const page = await fetch(`${city.url}/requests.json?${dates}&bbox=12,52.0995,14,52.2005&page_size=40&page=3`);
  expect([((await page.json()) as object[]).length, page.headers.get("x-total-count")]).toEqual([21, "101"]);
  const near = await city.get(`/requests.json?${dates}&lat=52.5&long=13&radius=300`);
  expect(near.map((one) => one.service_request_id)).toEqual(
    ["n502", "n501", "n500", "n499", "n498"].map((id) => `testville:${id}`),
  );
  const csv = await (
    await fetch(`${city.url}/bulk.csv?end_date=2026-12-31T00:00:00Z&service_code=streets-hole`)
  ).text();
  expect(csv.trimEnd().split("\n")).toHaveLength(1001);
});
