import { expect, test } from "vitest";
import { hole, smallServer } from "../test/small-server.ts";
import { createClient } from "./client.ts";

test("what a city reads is read by methods, with the answers of the routes", async () => {
  const { handle } = smallServer();
  const paths: string[] = [];
  const client = createClient({
    baseUrl: "http://city.example",
    fetch: async (...sent) => {
      const request = new Request(...sent);
      paths.push(request.url.slice("http://city.example/v1/".length));
      return handle(request);
    },
  });
  const { agencies, appeals, reports, scores } = client;
  const { id } = await appeals.register(hole);
  const { hotline: _, ...matter } = hole;
  expect((await client.explain({ hotline: "testville", ...matter }, { whyNot: "desk" })).whyNot?.agency).toBe("desk");
  expect((await agencies.list()).agencies.map(({ id }) => id)).toContain("roads");
  expect((await Array.fromAsync(agencies.inbox("roads"))).map(({ appeal }) => appeal.id)).toEqual([id]);
  expect(await Array.fromAsync(client.followUps({ before: "2026-05-05T00:00:00+02:00" }))).toEqual([]);
  expect(await Array.fromAsync(client.supervised({ form: "written" }))).toEqual([]);
  expect((await reports.list()).reports).toHaveLength(7);
  expect((await reports.run("overview", { only: "agencies" })).sections).toHaveLength(1);
  expect((await scores.schemes()).current).toHaveLength(1);
  expect((await scores.league("current", { period: "2026-05" })).period.id).toBe("2026-05");
  const behind = await scores.explain("plain", "roads", { period: "2026-05-04", calendar: true });
  expect(behind.appeals.map(({ appeal }) => appeal)).toEqual([id]);
  expect((await appeals.clocks(id, { at: "2026-05-04T14:00:00+02:00" })).asOf).toBe("2026-05-04T12:00:00Z");
  expect((await appeals.timeline(id, { audience: "public" })).for).toBe("public");
  expect(paths).toContain("follow-ups/due?before=2026-05-05T00%3A00%3A00%2B02%3A00");
});

test("a list goes on to its end, whatever a page holds", async () => {
  const { handle } = smallServer();
  const client = createClient({
    baseUrl: "http://city.example",
    fetch: async (...sent) => handle(new Request(...sent)),
  });
  for (let count = 0; count < 5; count++) await client.appeals.register(hole);
  const waiting = await Array.fromAsync(client.agencies.inbox("roads", { limit: 2, part: "leads" }));
  expect(waiting.map(({ appeal }) => appeal.id)).toEqual([1, 2, 3, 4, 5].map((number) => `testville:${number}`));
});
