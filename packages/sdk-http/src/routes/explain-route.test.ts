import { ToldRoute } from "@swiftline/core/text";
import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { danger, hole, smallServer } from "../../test/small-server.ts";
import { PublicAppeal } from "../public-appeal.ts";

const explaining = () => {
  const { send, log } = smallServer();
  const explain = (body: object, query = "") => send("POST", `/v1/routing/explanations${query}`, body);
  const explained = async (body: object, query = "") => ToldRoute.parse(await (await explain(body, query)).json());
  return { send, log, explain, explained };
};

test("the rule that decides is chosen, by the facts that the decision carries, and nothing is written", async () => {
  const { send, log, explained } = explaining();
  const { tables, says } = await explained(danger);
  const decided = PublicAppeal.parse(await (await send("POST", "/v1/routing/decisions", danger)).json());
  expect(says).toMatchObject({ agency: decided.agency, policy: decided.limit?.policy });
  const dispatched = decided.timeline.find(({ type }) => type === "AppealDispatched");
  const chosen = tables.flatMap(({ table, chosen }) => chosen.map(({ rule }) => `${table} ${rule}`));
  expect(chosen).toEqual(dispatched?.route?.steps.map(({ table, rule }) => `${table} ${rule}`));
  expect(tables[0]?.beaten.map(({ rule, why }) => [rule, why])).toEqual([
    ["streets", "later"],
    ["rest", "later"],
  ]);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});

test("why not elsewhere is told by what the rules of that agency lack, in words too", async () => {
  const { explained } = explaining();
  const { whyNot, inWords } = await explained(hole, "?whyNot=east-office&lang=zh&near=0");
  expect(whyNot).toMatchObject({
    agency: "east-office",
    rules: [{ rule: "noise-east", failed: [{ condition: "category" }] }],
  });
  expect(inWords.join("")).toMatch(/\p{Script=Han}/u);
});

test("what the city does not know, or a question cannot be, is a problem", async () => {
  const { explain } = explaining();
  expect(await problemIn(await explain({ ...hole, category: "ufo" }))).toMatchObject({ code: "city/unknown-category" });
  expect(await problemIn(await explain(hole, "?whyNot=nasa"))).toMatchObject({
    code: "city/unknown-agency",
    errors: [{ parameter: "whyNot" }],
  });
  const { errors } = await problemIn(await explain({ ...hole, area: 5 }, "?near=1000&lang=fr&why=x"));
  expect(errors?.map(({ parameter, pointer }) => parameter ?? pointer).sort()).toEqual([
    "/area",
    "lang",
    "near",
    "why",
  ]);
});
