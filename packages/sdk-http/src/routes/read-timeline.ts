import { no, ok } from "@swiftline/core";
import {
  type Actor,
  AppealId,
  Audience,
  eventTypes,
  fold,
  type RouteTrail,
  type TimelineEntry,
  timeline,
} from "@swiftline/core/appeal";
import { sayTimeline, toldMoments } from "@swiftline/core/text";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { tellsNobody } from "../public-appeal.ts";
import { defineRoute, noBody } from "../route.ts";
import { lang, utc, words } from "../telling.ts";
import { audienceOf, readFor } from "../visibility.ts";

const Entry = z.strictObject({
  at: z.iso.datetime(),
  event: z.enum(eventTypes),
  facts: z.record(z.string(), z.unknown()),
  /** The same in words. */
  says: z.string(),
});

export const readTimeline = defineRoute({
  method: "GET",
  path: "/v1/appeals/{appealId}/timeline",
  summary: "Tell what happened to an appeal, as far as an audience may know: whoever asks, or one that may know less.",
  scope: "appeals:read",
  params: z.strictObject({ appealId: AppealId }),
  query: z.strictObject({ audience: Audience.optional(), lang }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ appeal: AppealId, for: Audience, entries: z.array(Entry) }),
  example: { params: { appealId: "testville:1" }, query: { audience: "public" } },
  async run({ hotline: { log, book } }, { params: { appealId }, query, principal: { actor } }) {
    const { audience = audienceOf(actor), lang: language = "en" } = query;
    if (!mayAskAs(actor, audience)) return no({ code: "http/forbidden" });
    const { history } = await readFor(actor, appealId, log);
    const confidential = fold(history)?.matter.confidential ?? false;
    const entries = timeline(history, audience).map((entry) => discreet(entry, confidential));
    if (entries.length === 0) return no({ code: "appeal/unknown", appealId });
    const nameOf = (code: string): string => book.agencies.get(code)?.name ?? code;
    const says = sayTimeline(entries, words[language], { ...utc, nameOf });
    const told = entries.map(({ at, event, facts }, index) => ({
      at: formatInstant(at),
      event,
      facts: toldMoments(facts, formatInstant),
      says: says[index] ?? "",
    }));
    return ok({ body: { appeal: appealId, for: audience, entries: told } });
  },
});

/** The staff, who know their caller, may see what others see; everybody else what is for them and for the public. */
function mayAskAs(actor: Actor, audience: Audience): boolean {
  const own = audienceOf(actor);
  return own === "staff" || audience === own || audience === "public";
}

/**
 * An entry as it leaves the house. The reference to who called stays inside; of a confidential appeal so do free words, the place, and
 * the facts behind a route, which quote them (GB/T 33358).
 */
function discreet({ facts, ...entry }: TimelineEntry, confidential: boolean): TimelineEntry {
  const told = Object.entries(facts)
    .filter(([name]) => name !== "caller" && (!confidential || tellsNobody(name)))
    .map(([name, fact]) => [name, confidential && name === "route" ? withoutReasons(fact as RouteTrail) : fact]);
  return { ...entry, facts: Object.fromEntries(told) } as TimelineEntry;
}

const withoutReasons = ({ version, steps }: RouteTrail): RouteTrail => ({
  version,
  steps: steps.map(({ table, rule }) => ({ table, rule, because: [] })),
});
