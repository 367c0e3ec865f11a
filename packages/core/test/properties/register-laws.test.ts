import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../src/appeal/acts/index.ts";
import { decide } from "../../src/appeal/decide.ts";
import { evolve } from "../../src/appeal/evolve.ts";
import { canonicalTag } from "../../src/appeal/language-tag.ts";
import { reasonsOf } from "../../src/appeal/refusals.ts";
import { testBook, testCity } from "../../src/testing/test-city.ts";
import { register, registered } from "../life.ts";
import { tried } from "../runs.ts";

type Registration = Extract<Command, { readonly type: "RegisterAppeal" }>;

const { city, ...folder } = testCity();
const attributes = {
  floors: { type: "number" },
  owner: { type: "choice", values: ["city", "private"] },
  note: { type: "text" },
};
const book = testBook({ ...folder, city: { ...city, value: { ...(city.value as object), attributes } } });
const whole = "testville:9";
const around = { history: [], others: new Map([[whole, evolve(undefined, registered({ appealId: whole }))]]) };

/** A value, undefined for none, and the code for which it is refused, if it is. */
interface Judged {
  readonly value: unknown;
  readonly code: string | undefined;
}

const judged = (sound: readonly unknown[], unsound: readonly unknown[], code: string): fc.Arbitrary<Judged> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...sound).map((value) => ({ value, code: undefined })) },
    { weight: 1, arbitrary: fc.constantFrom(...unsound).map((value) => ({ value, code })) },
  );

const value = "city/unsound-value";
const name = "city/unknown-attribute";
const said = fc.record({
  floors: judged([undefined, 0, -2.5, 1e300], ["", "3", true, Number.NaN], value),
  owner: judged([undefined, "city", "city; private"], ["", "City", "city;private", "city; ", 1], value),
  note: judged([undefined, "", "a b", "3"], [3, false], value),
  "media-url": judged([undefined, "https://x.example/1.jpg"], [1], value),
  flors: judged([undefined], [3], name),
  constructor: judged([undefined], ["x"], name),
});

const matters = fc.record({
  text: judged(["a hole", "坑", "."], ["", " \n", "\u3000\u200b"], "appeal/no-text"),
  language: judged([undefined, "en", "ZH-hant", "iw"], ["", "english", "zh_Hant"], "appeal/unsound-language"),
  partOf: judged([undefined, whole], ["testville:8"], "appeal/unknown-whole"),
  area: judged([undefined, "east"], ["moon"], "city/unknown-area"),
});

const valuesIn = (all: Readonly<Record<string, Judged>>): object =>
  Object.fromEntries(Object.entries(all).flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])));
const codesIn = (all: Readonly<Record<string, Judged>>): readonly string[] =>
  Object.values(all).flatMap(({ code }) => code ?? []);

/** A registration, and every code for which it is refused. */
const registrations = fc.tuple(matters, said).map(([matter, attributes]) => ({
  command: { ...register(valuesIn(matter)), attributes: valuesIn(attributes) } as Registration,
  reasons: [...codesIn(matter), ...codesIn(attributes)],
}));

test("an appeal is refused for everything in it that means nothing, or taken down as it was said", () => {
  fc.assert(
    fc.property(registrations, ({ command, reasons }) => {
      const decided = decide(command, undefined, book, around);
      const { type: _, language, ...said } = command;
      const tag = language === undefined ? {} : { language: canonicalTag(language) };
      if (decided.ok) expect(decided.value).toEqual([{ type: "AppealRegistered", ...said, ...tag }]);
      const told = decided.ok ? [] : reasonsOf(decided.reason).map(({ code }) => code);
      expect(told.toSorted()).toEqual(reasons.toSorted());
    }),
    tried(500, 20_000),
  );
});

test("a record is refused for the codes of its lists alone, and taken down word for word", () => {
  fc.assert(
    fc.property(registrations, ({ command, reasons }) => {
      const decided = decide({ ...command, by: "import" }, undefined, book, around);
      const { type: _, ...said } = command;
      if (reasons.includes("city/unknown-area"))
        expect(decided).toEqual({ ok: false, reason: { code: "city/unknown-area", area: "moon" } });
      else expect(decided).toEqual({ ok: true, value: [{ type: "AppealRegistered", ...said, by: "import" }] });
    }),
    tried(200, 3000),
  );
});
