import type { Command } from "../../appeal/acts/index.ts";
import { actsProvedBy, type RecordedAppeal, type RecordedFollowUp } from "../recorded-appeal.ts";
import { ANSWERED, type FlatAppeal } from "./flat-columns.ts";

export type NeededKey = "appealId" | "hotline" | "kind" | "channel" | "category" | "text" | "registeredAt";

/** A flat row with everything without which it would be no appeal. Its words have not been held against their lists. */
export type ToldFlat = FlatAppeal & { readonly [Key in NeededKey]: NonNullable<FlatAppeal[Key]> };

/** What a flat row proves, in the order of its times. What only Swiftline takes down of an appeal is added to its registration. */
export function actsOfFlat(flat: ToldFlat): readonly Command[] {
  const { appealId, externalId, population, language, confidential, attributes, earlierAppeals } = flat;
  const more = present({
    externalId,
    population,
    language,
    confidential,
    earlierAppeals,
    attributes: attributes === undefined ? undefined : JSON.parse(attributes),
  });
  const acts = actsProvedBy(recordOf(flat)).toSorted((one, other) => one.at - other.at);
  return acts.map((act): Command => {
    if (act.type !== "RegisterAppeal") return { ...act, appealId };
    const { externalId: _, ...registered } = act;
    return { ...registered, ...more, appealId };
  });
}

function recordOf(flat: ToldFlat): RecordedAppeal {
  const { hotline, category, area, address, latitude, longitude, text, registeredAt } = flat;
  const { agency, dispatchedAt, dueAt, signedAt, contactedAt, reportedAt, result = "", endedAt } = flat;
  return {
    hotline,
    externalId: flat.externalId ?? flat.appealId,
    kind: flat.kind as RecordedAppeal["kind"],
    channel: flat.channel as RecordedAppeal["channel"],
    category,
    area,
    address,
    position: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
    text,
    attributes: undefined,
    registeredAt,
    agency,
    dispatchedAt,
    dueAt,
    signedAt,
    contactedAt,
    result: reportedAt === undefined ? undefined : { at: reportedAt, text: result },
    followUp: followUpOf(flat),
    endedAt,
    answer: flat.disposition === ANSWERED ? (flat.advice ?? "") : undefined,
    diverted: divertedOf(flat),
  };
}

function followUpOf({ followedUpAt, followUpChannel = "phone", ...answers }: ToldFlat): RecordedAppeal["followUp"] {
  if (followedUpAt === undefined) return undefined;
  const { reached = true, contacted, resolved, satisfied } = answers;
  return {
    at: followedUpAt,
    channel: followUpChannel as RecordedFollowUp["channel"],
    reached,
    vote: present({ contacted, resolved, satisfied }) as RecordedFollowUp["vote"],
  };
}

function divertedOf({ disposition, advice = "" }: ToldFlat): RecordedAppeal["diverted"] {
  if (disposition === undefined || disposition === ANSWERED) return undefined;
  return { disposition: disposition as NonNullable<RecordedAppeal["diverted"]>["disposition"], advice };
}

/** Without what is undefined: an event that says nothing of a thing does not have it at all. */
const present = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
