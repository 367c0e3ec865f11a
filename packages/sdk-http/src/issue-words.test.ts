import { expect, test } from "vitest";
import { exampleWorld } from "../test/example-world.ts";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";
import { runSimulation } from "./routes/run-simulation.ts";

test.each([
  [{ category: undefined }, "/category", "is required", "必填"],
  [{ address: 7 }, "/address", "text is wanted, not a number", "应为文本，而不是数字"],
  [
    { confidential: "yes" },
    "/confidential",
    "true or false is wanted, not text",
    "应为布尔值（true 或 false），而不是文本",
  ],
  [{ earlierAppeals: 1.5 }, "/earlierAppeals", "a whole number is wanted", "应为整数"],
  [{ position: null }, "/position", "an object is wanted, not null", "应为对象，而不是空值（null）"],
  [
    { kind: "complain" },
    "/kind",
    "one of inquiry, help, complaint, report, suggestion; did you mean complaint?",
    "可选值为 inquiry、help、complaint、report、suggestion；是否指 complaint？",
  ],
  [{ population: 3 }, "/population", "one of citizen, business", "可选值为 citizen、business"],
  [
    { kind: undefined },
    "/kind",
    /^is required: one of inquiry, .+, suggestion$/,
    /^必填，可选值为 inquiry、.+、suggestion$/,
  ],
  [{ text: "x".repeat(20_001) }, "/text", "at most 20000 characters", "不得超过 20000 个字符"],
  [{ caller: { name: "" } }, "/caller/name", "must not be empty", "不能为空"],
  [{ caller: { email: "a" } }, "/caller/email", "at least 3 characters", "至少为 3 个字符"],
  [{ position: { latitude: 91, longitude: 0 } }, "/position/latitude", "at most 90", "不得超过 90"],
  [
    { attributes: { depth: [] } },
    "/attributes/depth",
    "text, a number, or true or false is wanted, not a list",
    "应为文本、数字或布尔值（true 或 false），而不是列表",
  ],
  [{ attributes: { "b c": 1 } }, "/attributes/b c", /^its name: a code has 1 to 80/, /^名称：代码为 1 至 80/],
  [
    { adress: "7 Mill Lane" },
    "/adress",
    "adress is not known here; did you mean address?",
    /adress .+；是否指 address？$/,
  ],
  [{ colour: "red" }, "/colour", "colour is not known here", "此处没有 colour 这一项"],
])("of a body with %j it is said at %s what is to be sent", async (wrong, pointer, en, zh) => {
  const { send } = smallServer();
  for (const [language, detail] of Object.entries({ en, zh })) {
    const response = await send("POST", "/v1/appeals", { ...hole, ...wrong }, { "accept-language": language });
    const told = typeof detail === "string" ? detail : expect.stringMatching(detail);
    expect((await problemIn(response)).errors).toEqual([{ pointer, detail: told }]);
  }
});

test.each([
  ["/v1/clocks/due?before=2026-05-04", "before", /^not a date-time; write it as 2026-05-04T12:00:00\+08:00 or /],
  ["/v1/appeals?agency=roads&agency=parks", "agency", /^is to be sent only once$/],
  ["/v1/appeals?agncy=roads", "agncy", /did you mean agency\?$/],
  ["/v1/appeals?open=yes", "open", /^one of true, false$/],
  ["/v1/appeals/testville:1/timeline?audience=me", "audience", /^an audience is public, caller, staff, or agency:/],
])("of the address %s it is said what is to be sent as %s", async (path, parameter, detail) => {
  const { errors } = await problemIn(await smallServer().send("GET", path));
  expect(errors).toEqual([{ parameter, detail: expect.stringMatching(detail) }]);
});

test("whoever asks for an act that there is not is told those that there are", async () => {
  const sent = { "content-type": "application/x-ndjson" };
  const response = await smallServer().send("POST", "/v1/bulk/acts", '{"act":"sing","appealId":"testville:1"}', sent);
  const detail = expect.stringMatching(/^one of answer, .+; did you mean sign\?$/);
  expect(await response.json()).toMatchObject({ problem: { errors: [{ pointer: "/act", detail }] } });
});

test("where more is wrong than can be told, that is told", async () => {
  const { send, errors } = await exampleWorld();
  const { scenario, ...asked } = runSimulation.example.body ?? {};
  const days = Array.from({ length: 200_000 }, () => 0);
  const groups = [
    { name: "everybody", languages: ["en"], shifts: [{ days, from: "00:00", until: "24:00", operators: 2 }] },
  ];
  const response = await send("POST", "/v1/simulations", {
    ...asked,
    scenario: { ...scenario, operators: { groups } },
  });
  expect(await problemIn(response)).toMatchObject({ status: 400, detail: "More is wrong than can be told." });
  expect(errors).toEqual([]);
});
