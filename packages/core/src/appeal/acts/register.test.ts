import { describe, expect, test } from "vitest";
import { appealId, at, matter, register, registered } from "../../../test/life.ts";
import { advance } from "../../hotline/advance.ts";
import { record } from "../../hotline/record.ts";
import { given } from "../../testing/given.ts";
import { testBook, testCity } from "../../testing/test-city.ts";
import { reasonsOf } from "../refusals.ts";
import type { Command } from "./index.ts";

const asked = (
  by: "caller" | "hotline" | "import",
  facts: { readonly kind?: "complaint"; readonly category?: string } = {},
): Command => ({
  type: "RegisterAppeal",
  appealId,
  at: at(0),
  by,
  ...matter,
  kind: "inquiry",
  ...facts,
  answer: "we open at nine",
});

test.each(["hotline", "import"] as const)(
  "an inquiry that is answered as %s takes it down is over, and with nobody",
  (by) =>
    given()
      .when(asked(by))
      .then({ type: "AppealRegistered", kind: "inquiry" }, { type: "InquiryAnswered", answer: "we open at nine", by }),
);

test("nothing but an inquiry is answered so", () =>
  given()
    .when(asked("hotline", { kind: "complaint" }))
    .thenRefused("appeal/not-an-inquiry", { kind: "complaint" }));

test("nobody answers an own question", () =>
  given()
    .when(asked("caller"))
    .thenRefused("act/not-allowed", { act: "answer", allowed: ["hotline", "import"] }));

test("what the city does not know is refused first", () =>
  given()
    .when(asked("caller", { category: "dragons" }))
    .thenRefused("city/unknown-category", { category: "dragons" }));

const { city, ...folder } = testCity();
const attributes = {
  floors: { type: "number" },
  owner: { type: "choice", values: ["city", "private"] },
  note: { type: "text" },
};
const asking = testBook({ ...folder, city: { ...city, value: { ...(city.value as object), attributes } } });

describe("what is said besides the text", () => {
  test.each([
    ["a number", { floors: -2.5 }],
    ["one of the values of a choice", { owner: "private" }],
    ["several of them", { owner: "city; private" }],
    ["any text", { note: "" }],
    ["the number of an address, and pictures", { "address-id": "A-1", "media-url": "https://x.example/1.jpg" }],
  ])("is %s, as the city has it", (_, attributes) =>
    given()
      .inCity(asking)
      .when(register({ attributes }))
      .then({ type: "AppealRegistered", attributes }, { type: "AppealDispatched" }),
  );

  test("is refused where the city does not have it, with the name that is near", () => {
    const refusing = (attribute: string) =>
      given()
        .inCity(asking)
        .when(register({ attributes: { [attribute]: 3 } }));
    const known = ["address-id", "media-url", "media-urls", "floors", "owner", "note"];
    refusing("flors").thenRefused("city/unknown-attribute", { attribute: "flors", known, meant: "floors" });
    refusing("pets").thenRefused("city/unknown-attribute", { attribute: "pets", known, meant: undefined });
    refusing("toString").thenRefused("city/unknown-attribute", { attribute: "toString" });
  });

  test.each([
    ["floors", "12", undefined],
    ["floors", true, undefined],
    ["floors", Number.NaN, undefined],
    ["floors", Number.POSITIVE_INFINITY, undefined],
    ["owner", "citty", "city"],
    ["owner", "city; nobody", undefined],
    ["owner", "", undefined],
    ["owner", 1, undefined],
    ["note", 3, undefined],
    ["note", false, undefined],
    ["media-url", 3, undefined],
  ])("is refused where %s is %j, and the value is not repeated", (attribute, value, meant) => {
    const refused = given()
      .inCity(asking)
      .when(register({ attributes: { [attribute]: value } }));
    const takes = asking.attributes.get(attribute) ?? { type: "number" };
    refused.thenRefused("city/unsound-value", { attribute, takes, meant });
  });
});

test.each(["", " ", "\t\n", "\u3000", "\u200b\ufeff", "\0"])("a text of %j says nothing", (text) =>
  given().when(register({ text })).thenRefused("appeal/no-text"),
);

test.each(["?", "坑", "🕳"])("a text of %j says something", (text) =>
  given().when(register({ text })).then({ type: "AppealRegistered", text }, { type: "AppealDispatched" }),
);

test("a language is taken down as BCP 47 writes it", () =>
  given()
    .when(register({ language: "ZH-hant" }))
    .then({ type: "AppealRegistered", language: "zh-Hant" }, { type: "AppealDispatched" }));

test("what is no language is refused", () =>
  given()
    .when(register({ language: "klingon!!" }))
    .thenRefused("appeal/unsound-language", { language: "klingon!!" }));

test("an appeal is a part of one that there is", () => {
  const whole = registered({ appealId: "testville:9" });
  const part = register({ partOf: "testville:9" });
  given(whole).when(part).then({ type: "AppealRegistered", partOf: "testville:9" }, { type: "AppealDispatched" });
  given().when(part).thenRefused("appeal/unknown-whole", { partOf: "testville:9" });
  given(whole)
    .when(register({ partOf: appealId }))
    .thenRefused("appeal/unknown-whole", { partOf: appealId });
});

const wrong = {
  hotline: "elsewhere",
  category: "dragons",
  area: "moon",
  text: " ",
  language: "klingon!!",
  partOf: "testville:9",
  attributes: { pets: 3, floors: "12" },
};

test("everything that is wrong is told at once, each by its own reason", () => {
  const refused = advance([], register(wrong), asking);
  expect(refused.ok ? [] : reasonsOf(refused.reason).map(({ code }) => code)).toEqual([
    ...["city/unknown-hotline", "city/unknown-category", "city/unknown-area", "appeal/no-text"],
    ...["appeal/unsound-language", "appeal/unknown-whole", "city/unknown-attribute", "city/unsound-value"],
  ]);
});

test("of very much that is wrong the first twenty reasons are told", () => {
  const attributes = Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`pet-${place}`, place]));
  const refused = advance([], register({ attributes }), asking);
  expect(refused.ok ? [] : reasonsOf(refused.reason)).toHaveLength(20);
});

test("a record of another system is taken down as it is, but for codes of lists that everything looks up", () => {
  const { text, language, partOf, attributes } = wrong;
  const taken = record(undefined, [register({ by: "import", text, language, partOf, attributes })], asking);
  expect(taken).toMatchObject({ ok: true, value: [{ text, language, partOf, attributes }] });
  const refused = record(undefined, [register({ ...wrong, by: "import" })], asking);
  expect(refused.ok ? [] : reasonsOf(refused.reason).map(({ code }) => code)).toEqual([
    ...["city/unknown-hotline", "city/unknown-category", "city/unknown-area"],
  ]);
});
