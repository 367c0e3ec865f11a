import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { smallServer } from "../../test/small-server.ts";

test("a server is ready where nobody says otherwise, and as long as its host says so", async () => {
  expect(await (await smallServer().send("GET", "/v1/ready")).json()).toEqual({ status: "ready" });
  let isReady = true;
  const { send } = smallServer({ isReady: async () => isReady });
  expect((await send("GET", "/v1/ready")).status).toBe(200);
  isReady = false;
  const response = await send("GET", "/v1/ready");
  expect(response.headers.get("retry-after")).toBe("5");
  expect(await problemIn(response)).toMatchObject({ status: 503, code: "http/not-ready" });
  expect((await send("GET", "/v1/health")).status).toBe(200);
});
