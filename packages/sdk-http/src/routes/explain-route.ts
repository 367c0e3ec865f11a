import { ok } from "@swiftline/core";
import { Code } from "@swiftline/core/appeal";
import { explainMatter, nameOfCode } from "@swiftline/core/book";
import { ToldRoute, toldRoute } from "@swiftline/core/text";
import * as z from "zod";
import { knownCodes } from "../asked-codes.ts";
import { defineRoute, noParameters } from "../route.ts";
import { lang, utc, words } from "../telling.ts";
import { decideRoute, Rehearsed, rehearse } from "./decide-route.ts";

const nearCount = z
  .string()
  .regex(/^\d{1,3}$/, "a whole number below 1000")
  .transform(Number);

export const explainRoute = defineRoute({
  method: "POST",
  path: "/v1/routing/explanations",
  summary:
    "Explain where an appeal would go: the rules and facts that decide, what else matches, what nearly does, and why not elsewhere.",
  scope: "routing:decide",
  params: noParameters,
  query: z.strictObject({
    /** Why does it not go to this agency? */
    whyNot: Code.optional(),
    /** So many of the rules that nearly match are named in each table; 5 when left out. */
    near: nearCount.optional(),
    lang,
  }),
  body: Rehearsed,
  status: 200,
  answer: ToldRoute,
  example: { query: { whyNot: "desk", near: "2" }, ...decideRoute.example },
  async run({ hotline: { book }, now }, { body, query: { whyNot, near, lang: language = "en" } }) {
    const at = now();
    const rehearsed = rehearse(body, at, book);
    if (!rehearsed.ok) return rehearsed;
    const known = knownCodes({ whyNot }, book);
    if (!known.ok) return known;
    const explained = explainMatter({ ...body, at }, book, {
      ...(near !== undefined && { near }),
      ...(whyNot !== undefined && { whyNot }),
    });
    return ok({ body: toldRoute(explained, { ...utc, words: words[language], nameOf: nameOfCode(book) }) });
  },
});
