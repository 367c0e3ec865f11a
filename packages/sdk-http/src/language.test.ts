import { expect, test } from "vitest";
import { fedLog } from "../test/fed-log.ts";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";
import { languageOf } from "./language.ts";
import { httpProblems } from "./problem.ts";
import { refusalTitle } from "./refusal-title.ts";

const asking = (languages?: string): Request =>
  new Request("http://city.example/", { headers: languages === undefined ? {} : { "accept-language": languages } });

test.each([
  [undefined, "en"],
  ["", "en"],
  ["zh", "zh"],
  ["ZH-cn", "zh"],
  ["zh-Hant-HK, en;q=0.8", "zh"],
  ["en-GB,zh;q=0.9", "en"],
  ["en;q=0.3, zh;q=0.7", "zh"],
  ["fr, de;q=0.9, zh;q=0.1", "zh"],
  ["fr, de;q=0.9", "en"],
  ["*", "en"],
  ["*, en;q=0", "zh"],
  ["zh;q=0, *", "en"],
  ["zh;q=0", "en"],
  ["zhx, en;q=0.1", "en"],
  [";;,q=,,zh;q=x", "zh"],
])("who asks for %s is told in %s", (asked, told) => {
  expect(languageOf(asking(asked))).toBe(told);
});

test("a problem is told in Chinese to whoever asks for that, with all that is wrong", async () => {
  const { send } = smallServer();
  const body = { ...hole, kind: "wish", category: "a b", position: { latitude: 91 }, colour: "red" };
  const response = await send("POST", "/v1/appeals?dry=1", body, { "accept-language": "zh-CN" });
  expect([response.headers.get("content-language"), response.headers.get("vary")]).toEqual(["zh", "accept-language"]);
  const { title, errors = [] } = await problemIn(response);
  expect(title).toBe("请求不符合该路径的要求");
  expect(errors).toHaveLength(6);
  for (const { detail } of errors) expect(detail).toMatch(/\p{Script=Han}/u);
});

test("what the hotline refuses is told in the language that is asked for", async () => {
  const { send } = smallServer();
  const refusedIn = async (language: string) => {
    const response = await send("POST", "/v1/appeals", { ...hole, area: "atlantis" }, { "accept-language": language });
    const { title, detail, errors } = await problemIn(response);
    expect(errors).toEqual([{ detail, pointer: "/area" }]);
    return [response.headers.get("content-language"), title, detail];
  };
  expect(await refusedIn("zh")).toEqual(["zh", "本市没有该区域", "本市没有区域 atlantis。"]);
  expect(await refusedIn("en")).toEqual([
    "en",
    "The city does not have this area",
    expect.stringContaining("atlantis"),
  ]);
});

const { changes } = fedLog();

test.each([
  ["GET", "/v1/appeals?limit=x"],
  ["GET", "/v1/appeals?cursor=x"],
  ["GET", "/v1/events?cursor=x"],
  ["GET", "/v1/clocks/due?before=0001-01-01T00:00:00Z"],
  ["POST", "/v1/appeals/nothing/acts/sign"],
])("our own checks speak Chinese too: %s %s", async (method, path) => {
  const body = method === "POST" ? {} : undefined;
  const { errors = [] } = await problemIn(
    await smallServer({ changes }).send(method, path, body, { "accept-language": "zh" }),
  );
  expect(errors).not.toEqual([]);
  for (const { detail } of errors) expect(detail).toMatch(/\p{Script=Han}/u);
});

test("every title is there in both languages", () => {
  const titles = [
    ...Object.values(httpProblems).map(({ title: en, zh }) => ({ en, zh })),
    ...Object.values(refusalTitle),
  ];
  for (const { en, zh } of titles) {
    expect(en).toMatch(/^[A-Z][\x20-\x7e]+[^.]$/);
    expect(zh).toMatch(/\p{Script=Han}.*[^。]$/u);
  }
  expect(new Set(titles.map(({ zh }) => zh)).size).toBe(titles.length);
});
