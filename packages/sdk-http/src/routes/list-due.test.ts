import type { DueAppeal } from "@swiftline/core";
import { memoryLog } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { listInMemory } from "../../test/list-in-memory.ts";
import { problemIn } from "../../test/problem-in.ts";
import { NOON, smallServer } from "../../test/small-server.ts";
import { listDue } from "./list-due.ts";

const dues = [1, 2, 3, 4, 5].map(
  (index): DueAppeal => ({
    appealId: `testville:${index}`,
    agency: "roads",
    category: "streets-hole",
    policy: "standard",
    registeredAt: NOON - 9000,
    dueAt: NOON - 5000 + Math.floor(index / 2),
  }),
);

test("a list of what is due goes on behind its page, and a cursor is good for its own list only", async () => {
  const { send } = smallServer({
    list: {
      ...listInMemory(memoryLog(), testBook()),
      due: async ({ after, limit }) =>
        dues.slice(dues.findIndex(({ appealId }) => appealId === after?.appealId) + 1).slice(0, limit),
    },
  });
  const read = async (query: string) =>
    listDue.answer.parse(await (await send("GET", `/v1/clocks/due?limit=2${query}`)).json());
  const met: string[] = [];
  let query = "";
  for (;;) {
    const { due, next } = await read(query);
    met.push(...due.map(({ appealId }) => appealId));
    if (next === undefined) break;
    query = `&cursor=${next}`;
  }
  expect(met).toEqual(dues.map(({ appealId }) => appealId));
  const problem = await problemIn(await send("GET", `/v1/clocks/due?agency=roads${query}`));
  expect(problem).toMatchObject({ status: 400, code: "http/invalid-cursor" });
});
