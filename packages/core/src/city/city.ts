import * as z from "zod";
import type { ActParameters } from "../appeal/rulebook.ts";
import { Channel, Code } from "../appeal/terms.ts";
import { retentionText } from "./retention.ts";
import { LanguageTag } from "./words.ts";

/** A line that was merged into the one number; appeals keep the line they came by. */
const Hotline = z.strictObject({
  /** Stands before the colon in the ids of appeals. */
  id: Code.regex(/^[^:]*$/, "the id of a hotline has no colon"),
  number: z.string().optional(),
  name: z.string().min(1),
  note: z.string().optional(),
});
export type Hotline = z.infer<typeof Hotline>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The law leaves these to the city; a city folder that names none gets these defaults of ours. */
export const defaultParameters: ActParameters = {
  maxReturns: 2,
  maxFollowUpAttempts: 3,
  maxReworks: 2,
  exclusionGrounds: [],
  voteChangeDays: 7,
};

const Attribute = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("number") }),
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("choice"), values: z.array(z.string().min(1)).min(1) }),
]);

const CueName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "a cue is named in small letters, such as self-harm");

const count = z.int().min(0).max(100);

/** `city.yaml`: what the city is called, where its clock stands, how people reach it, and what it chose. */
export const City = z.strictObject({
  id: Code,
  name: z.string().min(1),
  name_en: z.string().optional(),
  zone: z.string().refine(isZone, "no IANA time zone, such as Asia/Shanghai or America/New_York"),
  languages: z.array(LanguageTag).min(1),
  number: z.string().min(1),
  channels: z.array(Channel).min(1),
  hotlines: z.array(Hotline).min(1),
  /** The calendar by which the dispatch tables know workdays, weekends and holidays; without one, Saturdays and Sundays are off. */
  calendar: Code.optional(),
  /** What an appeal may say besides its text, and nothing else; each is a column of the dispatch tables, `attribute:floors`. */
  attributes: z.record(Code, Attribute).default({}),
  /** What operators and inspectors may be asked to be able to do. */
  skills: z.array(Code).default([]),
  /** Whether words are looked for in simplified characters, whichever the caller wrote. */
  characters: z.enum(["as-written", "simplified"]).default("as-written"),
  /** Top categories of which the urgent report tells. */
  urgentCategories: z.array(Code).default([]),
  /**
   * Words by which people raise their voice, by the cue that they are (`petition`, `self-harm`, `media`): the gaming report asks
   * whether appeals that hold them are taken up sooner. Nothing else reads them.
   */
  loudCues: z.record(CueName, z.array(z.string().min(1)).min(1)).default({}),
  /** How long callers' identities are kept after their last appeal ended; without it, until somebody erases them. */
  privacy: z.strictObject({ identities: retentionText }).optional(),
  parameters: z
    .strictObject({
      maxReturns: count,
      maxFollowUpAttempts: count,
      maxReworks: count,
      exclusionGrounds: z.array(Code),
      voteChangeDays: count,
    })
    .partial()
    .default({})
    .transform((chosen): ActParameters => ({ ...defaultParameters, ...chosen }) as ActParameters),
});
export type City = z.infer<typeof City>;

/** The hotline by which appeals come where nothing says otherwise: the city's first. */
export const mainHotline = ({ hotlines: [first] }: Pick<City, "hotlines">): string => (first as Hotline).id;
