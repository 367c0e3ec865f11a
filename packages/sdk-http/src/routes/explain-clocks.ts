import { no, ok } from "@swiftline/core";
import { AppealId } from "@swiftline/core/appeal";
import { explainClocks } from "@swiftline/core/book";
import { ToldClock, toldClock } from "@swiftline/core/text";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { Moment } from "../moment.ts";
import { defineRoute, noBody } from "../route.ts";
import { lang, utc, words } from "../telling.ts";
import { readFor } from "../visibility.ts";

export const explainAppealClocks = defineRoute({
  method: "GET",
  path: "/v1/appeals/{appealId}/clocks",
  summary:
    "Explain the clocks of an appeal: every stretch that counted or did not, and why; enough to count each limit again by hand.",
  scope: "appeals:read",
  params: z.strictObject({ appealId: AppealId }),
  query: z.strictObject({
    /** As of this moment, instead of now. */
    at: Moment.optional(),
    lang,
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ id: AppealId, asOf: z.iso.datetime(), clocks: z.array(ToldClock) }),
  example: { params: { appealId: "testville:1" } },
  async run({ hotline, now }, { params: { appealId }, query: { at = now(), lang: language = "en" }, principal }) {
    const { history } = await readFor(principal.actor, appealId, hotline.log);
    const clocks = explainClocks(history, hotline.book, at);
    if (clocks === undefined) return no({ code: "appeal/unknown", appealId });
    const told = clocks.map((one) => toldClock(one, words[language], utc));
    return ok({ body: { id: appealId, asOf: formatInstant(at), clocks: told } });
  },
});
