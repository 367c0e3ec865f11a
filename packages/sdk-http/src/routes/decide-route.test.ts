import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { danger, hole, smallServer } from "../../test/small-server.ts";
import { PublicAppeal } from "../public-appeal.ts";

test("what would happen is what happens: the same route, by the same rules, with the same limit", async () => {
  const { send, log } = smallServer({ authorize: () => ({ name: "desk", actor: "hotline" }) });
  for (const matter of [hole, danger]) {
    const would = PublicAppeal.parse(await (await send("POST", "/v1/routing/decisions", matter)).json());
    const does = PublicAppeal.parse(await (await send("POST", "/v1/appeals", matter)).json());
    expect(would.id).toBe("testville:rehearsed");
    const told = ({ timeline, ...appeal }: PublicAppeal) => ({
      ...appeal,
      id: "",
      timeline: timeline.map((one) => ({ ...one, by: "" })),
    });
    expect(told(would)).toEqual(told(does));
  }
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

test("what the city does not know is refused as it would be in earnest", async () => {
  const { send } = smallServer();
  const problem = await problemIn(await send("POST", "/v1/routing/decisions", { ...hole, category: "ufo" }));
  expect(problem).toMatchObject({ status: 422, code: "city/unknown-category" });
});
