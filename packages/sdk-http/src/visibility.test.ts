import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, NOON, smallServer } from "../test/small-server.ts";

/** The appeal testville:1 is with the roads; whoever asks says as whom. */
async function withRoads() {
  const server = smallServer({
    authorize: (request) => ({ name: "desk", actor: (request.headers.get("x-actor") ?? "hotline") as never }),
  });
  await server.send("POST", "/v1/appeals", hole);
  const as = (actor: string, path: string) => server.send("GET", path, undefined, { "x-actor": actor });
  return { ...server, as };
}

test("an agency sees what it takes part in, and of anything else not even that it exists", async () => {
  const { as, hotline } = await withRoads();
  expect((await as("agency:roads", "/v1/appeals/testville:1")).status).toBe(200);
  const hidden = await problemIn(await as("agency:parks", "/v1/appeals/testville:1"));
  const absent = await problemIn(await as("agency:parks", "/v1/appeals/testville:9"));
  expect({ ...hidden, instance: "", detail: "" }).toEqual({ ...absent, instance: "", detail: "" });
  const ordered = { appealId: "testville:1", at: NOON, by: "agency:roads" } as const;
  await hotline.act({ type: "ReturnAssignment", ...ordered, ground: "duty", reason: "a park's" });
  expect((await as("agency:roads", "/v1/appeals/testville:1")).status).toBe(200);
});

test("the list of an agency is of its own appeals, whatever it asks for", async () => {
  const { as } = await withRoads();
  const idsFor = async (actor: string, query = "") => {
    const { appeals } = (await (await as(actor, `/v1/appeals${query}`)).json()) as { appeals: { id: string }[] };
    return appeals.map(({ id }) => id);
  };
  expect(await idsFor("agency:roads")).toEqual(["testville:1"]);
  expect(await idsFor("agency:parks")).toEqual([]);
  expect(await idsFor("agency:parks", "?agency=roads")).toEqual([]);
  expect(await idsFor("hotline", "?agency=roads")).toEqual(["testville:1"]);
});
