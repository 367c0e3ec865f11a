import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";

/** A server on which the roads and the east office hold an appeal each, and whoever asks says as whom. */
async function asking() {
  const { send } = smallServer({
    authorize: ({ headers }) => ({ name: "desk", actor: (headers.get("x-actor") ?? "hotline") as never }),
  });
  for (const category of ["streets-hole", "noise-night"]) await send("POST", "/v1/appeals", { ...hole, category });
  return (path: string, { by = "hotline", language = "en" } = {}) => {
    const body = path.startsWith("/v1/routing") ? hole : undefined;
    const headers = { "x-actor": by, "accept-language": language };
    return send(body === undefined ? "GET" : "POST", path, body, headers);
  };
}

const lists = ["/v1/appeals", "/v1/bulk/appeals", "/v1/clocks/due", "/v1/supervision", "/v1/follow-ups/due"] as const;
const lettersOff = { agency: ["raods", "roads"], category: ["nois", "noise"], area: ["esat", "east"] } as const;

test.each([
  ...lists.map((path) => [path, "agency"] as const),
  ...lists.slice(0, 2).flatMap((path) => [[path, "category"] as const, [path, "area"] as const]),
])("%s says that the city does not have a code of its %s, and which is meant", async (path, parameter) => {
  const [code, meant] = lettersOff[parameter];
  const ask = await asking();
  expect(await problemIn(await ask(`${path}?${parameter}=${code}`))).toMatchObject({
    status: 422,
    code: `city/unknown-${parameter}`,
    detail: `The city has no ${parameter} ${code}.`,
    errors: [{ parameter, detail: `The city has no ${parameter} ${code}. Did you mean ${meant}?` }],
  });
  expect((await ask(`${path}?${parameter}=${meant}`)).status).toBe(200);
});

test("all codes that the city does not have are said at once, in the language that is asked for", async () => {
  const ask = await asking();
  const path = "/v1/appeals?area=esat&agency=ministry&category=nois&open=true";
  expect((await problemIn(await ask(path))).errors).toEqual([
    { parameter: "agency", detail: "The city has no agency ministry." },
    { parameter: "category", detail: "The city has no category nois. Did you mean noise?" },
    { parameter: "area", detail: "The city has no area esat. Did you mean east?" },
  ]);
  expect((await problemIn(await ask(path, { language: "zh" }))).errors).toEqual([
    { parameter: "agency", detail: "本市没有承办单位 ministry。" },
    { parameter: "category", detail: "本市没有分类 nois。是否指 noise？" },
    { parameter: "area", detail: "本市没有区域 esat。是否指 east？" },
  ]);
});

test("an unknown agency that a question is about is named by its parameter", async () => {
  const ask = await asking();
  expect(await problemIn(await ask("/v1/routing/explanations?whyNot=raods"))).toMatchObject({
    status: 422,
    code: "city/unknown-agency",
    errors: [{ parameter: "whyNot", detail: "The city has no agency raods. Did you mean roads?" }],
  });
});

test.each(lists.slice(0, 4))(
  "of %s, an agency is shown what it holds, and told so where it asks for another's",
  async (path) => {
    const ask = await asking();
    const by = "agency:roads";
    const own = await (await ask(path, { by })).text();
    expect(await (await ask(`${path}?agency=roads`, { by })).text()).toBe(own);
    for (const agency of ["east-office", "nobody"])
      expect(await problemIn(await ask(`${path}?agency=${agency}`, { by }))).toMatchObject({
        status: 403,
        code: "http/forbidden",
        errors: [
          { parameter: "agency", detail: "an agency is shown what it holds: leave agency out, or name your own" },
        ],
      });
    const inChinese = await problemIn(await ask(`${path}?agency=east-office`, { by, language: "zh" }));
    expect(inChinese.errors?.[0]?.detail).toMatch(/\p{Script=Han}/u);
  },
);

test("an agency that the city does not have any more is shown what it holds still", async () => {
  const ask = await asking();
  expect((await ask("/v1/appeals?agency=parks", { by: "agency:parks" })).status).toBe(200);
});

test.each(["/v1/agencies/raods/inbox", "/v1/scores/current/agencies/raods?period=2026-05"])(
  "%s leads to nothing",
  async (path) => {
    const ask = await asking();
    expect(await problemIn(await ask(path))).toMatchObject({
      status: 404,
      code: "http/unknown-path",
      detail: "The city has no agency raods. Did you mean roads?",
    });
    expect(await problemIn(await ask(path, { by: "agency:roads" }))).toMatchObject({ status: 404 });
    expect(await problemIn(await ask(path.replace("raods", "roads"), { by: "agency:desk" }))).toMatchObject({
      status: 403,
    });
  },
);
