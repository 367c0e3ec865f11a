import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnswer } from "../../../../conformance/src/read-answer.ts";
import { type Element, readXml } from "../../../../conformance/src/read-xml.ts";
import type { Kind } from "../../../../conformance/src/rules/fields.ts";
import { tried } from "../../../core/test/runs.ts";
import { type Open311City, open311City } from "../open311-city.ts";
import { HOUR } from "../small-server.ts";

const anything = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => text.isWellFormed());

/** Often what is meant, so often nothing as is said, and sometimes anything. */
const among =
  (nothing: number) =>
  (...meant: readonly string[]) =>
    fc.oneof(
      { weight: nothing, arbitrary: fc.constant(undefined) },
      { weight: 8, arbitrary: fc.constantFrom(...meant) },
      { weight: 1, arbitrary: anything },
    );
const field = among(4);
const argument = among(40);

const form = fc.record({
  api_key: fc.constantFrom("caller", "caller", "caller", "nobody"),
  service_code: field("streets-hole", "streets-light", "noise-night", "other", "ufo"),
  lat: field("52.5", "-90", "91"),
  long: field("13.4", "180", "x"),
  address_string: field("1 Main Street, <10115>", "热力 \u{1f525}"),
  address_id: field("A-1"),
  description: field("Deep & wide", "]]>\u0000", "\r\n", "  blanks "),
  media_url: field("https://x.example/a?b=1&c=<2>", "javascript:1"),
  account_id: field("007"),
  "attribute[lamp]": field("17", "1e400"),
  "attribute[colour][]": field("red", "blue"),
  "attribute[since]": field("2026-05-04T10:00:00Z"),
});

const arguments_ = fc.record({
  service_code: argument("streets-hole,other", "ufo"),
  status: argument("open", "closed", "open,closed"),
  start_date: argument("2026-05-01T00:00:00Z", "2026-05-01T02:00:00+02:00", "2020-01-01T00:00:00Z"),
  end_date: argument("2026-06-01T00:00:00.250Z"),
  updated_after: argument("2026-05-04T13:00:00Z"),
  bbox: argument("13,52,14,53", "179,-90,-179,90"),
  radius: argument("1000"),
  lat: argument("52.5"),
  long: argument("13.4"),
  page: argument("1", "2", "9"),
  page_size: argument("1", "2"),
  extensions: argument("true"),
  locale: argument("zh", "en"),
  jurisdiction_id: argument("testville.example", "elsewhere.example"),
  service_request_id: argument("testville:1,testville:2", "none"),
});

const place = fc.oneof(
  fc.constantFrom<readonly [string, Kind]>(
    ["requests", "requests"],
    ["services", "services"],
    ["discovery", "discovery"],
    ["servicerequestupdates", "updates"],
  ),
  fc
    .constantFrom("streets-hole", "streets-light", "other", "ufo")
    .map((code) => [`services/${code}`, "definition"] as const),
  fc.constantFrom("testville:1", "testville:2", "%25", "a b").map((id) => [`requests/${id}`, "requests"] as const),
  fc.constantFrom("1", "2", "3", "4").map((token) => [`tokens/${token}`, "token"] as const),
);

const said = (fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Every value of an answer in its order, once it is known to keep every rule. An empty field or list is empty text in either form. */
async function soundAnswer(answer: Response, format: "xml" | "json", kind: Kind): Promise<readonly string[]> {
  const text = await answer.text();
  expect(answer.status).toBeOneOf([200, 201, 400, 403, 404]);
  expect(answer.headers.get("content-type")).toBe(
    `${format === "xml" ? "text/xml" : "application/json"}; charset=utf-8`,
  );
  expect(readAnswer(format, answer.status < 300 ? kind : "errors", text).faults).toEqual([]);
  return format === "xml" ? valuesInXml(readXml(text)) : valuesInJson(JSON.parse(text));
}

const valuesInXml = ({ children, text }: Element): readonly string[] =>
  children.length === 0 ? [text.trim()] : children.flatMap(valuesInXml);

function valuesInJson(value: unknown): readonly string[] {
  if (value === null) return [""];
  if (typeof value !== "object") return [asInXml(String(value))];
  const inner = Object.values(value);
  return inner.length === 0 ? [""] : inner.flatMap(valuesInJson);
}

/** As XML reads it back: it has no word for some characters, and blanks at either end mean nothing here. */
const asInXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/\r\n?/g, "\n")
    .trim();

async function livingCity(forms: readonly Readonly<Record<string, string | undefined>>[]): Promise<Open311City> {
  const city = open311City();
  for (const [place, fields] of forms.entries()) {
    const format = place % 2 === 0 ? "json" : "xml";
    await soundAnswer(await city.post(said(fields), `/requests.${format}`), format, "posted");
    city.wait(HOUR);
  }
  return city;
}

test("whatever was sent in and whatever is asked, the answer keeps the rules of GeoReport v2, and says the same in XML as in JSON", async () => {
  let well = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(form, { maxLength: 5 }),
      fc.array(fc.tuple(place, arguments_), { minLength: 1, maxLength: 8 }),
      async (forms, questions) => {
        const city = await livingCity(forms);
        for (const [[path, kind], fields] of questions) {
          const ask = (format: "xml" | "json") => city.get(`/${path}.${format}?${new URLSearchParams(said(fields))}`);
          const [xml, json] = [await ask("xml"), await ask("json")];
          expect(xml.status).toBe(json.status);
          expect(xml.headers.get("link")).toBe(json.headers.get("link"));
          expect(await soundAnswer(xml, "xml", kind)).toEqual(await soundAnswer(json, "json", kind));
          if (xml.status === 200) well++;
        }
        expect(city.errors).toEqual([]);
      },
    ),
    tried(150, 3000),
  );
  expect(well).toBeGreaterThan(200);
});
