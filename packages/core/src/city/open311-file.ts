import * as z from "zod";
import { Code } from "../appeal/terms.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import type { City } from "./city.ts";
import { Words } from "./words.ts";

/**
 * What a city answers who asks for a service: an id at once, a token that stands for an id to come, or neither
 * (GeoReport v2, "type" of a service).
 */
export const ServiceType = z.enum(["realtime", "batch", "blackbox"]);
export type ServiceType = z.infer<typeof ServiceType>;

/** The forms of an answer to a service's question (GeoReport v2, "datatype" of an attribute). */
export const Datatype = z.enum(["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]);
export type Datatype = z.infer<typeof Datatype>;

/** The forms in which a question about each type of attribute may be put, the usual one first. */
export const datatypesOf = {
  number: ["number"],
  text: ["string", "text", "datetime"],
  choice: ["singlevaluelist", "multivaluelist"],
} as const satisfies Record<City["attributes"][string]["type"], readonly Datatype[]>;

const moment = z.string().transform((text, context): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) context.addIssue("no moment with a zone, such as 2026-05-04T12:00:00Z");
  return instant ?? z.NEVER;
});

const Endpoint = z.strictObject({
  type: z.enum(["production", "test"]),
  url: z.string().regex(/^https?:\/\/[^\s?#]+[^\s?#/]$/, "no address such as https://311.example/open311/v2"),
});

const Keyword = z.string().regex(/^[^,]+$/, "a keyword has no comma");

/** How a question about one of the city's attributes is put. */
const Question = z.strictObject({
  description: Words.optional(),
  /** What kind of answer is meant, for who fills in the form: "a whole number". */
  hint: Words.optional(),
  datatype: Datatype.optional(),
  /** What the choices are called, by the value that the city knows. */
  values: z.record(z.string(), Words).default({}),
});

/**
 * What is said of a category as a service. Its name and description are its own; the rest is meant for all below it too, and
 * where it is left out, it is as the category above says.
 */
const Service = z.strictObject({
  /** Whether one may ask for it. Left out everywhere: whatever has no category below it is offered. */
  offered: z.boolean().optional(),
  name: Words.optional(),
  description: Words.optional(),
  group: Words.optional(),
  keywords: z.array(Keyword).optional(),
  type: ServiceType.optional(),
  /** What is told to whoever has asked for it. */
  notice: Words.optional(),
  /** The questions in their order, by the city's attributes, and notes among them. Left out: all attributes, none required. */
  asks: z.array(z.strictObject({ code: Code, required: z.boolean().default(false) })).optional(),
});

/** `open311.yaml`: how a city takes part in Open311, and what its categories are as services. */
export const Open311File = z.strictObject({
  /** The city's id among those that speak Open311: by custom its root domain, such as `sfgov.org`. */
  jurisdiction: z.string().regex(/^[^\s,/]+$/, "no id such as sfgov.org"),
  /** Whom to write to, and how to get a key, in words. */
  contact: z.string().min(1),
  keyService: z.string().min(1),
  /** When this file or what it names was last changed: clients keep the services until then. */
  changeset: moment,
  /** Where GeoReport v2 is reached by others; left out, where the server that is asked stands. */
  endpoints: z.array(Endpoint).default([]),
  /** Whether requests stand in no list while they wait for somebody to be put in charge; whoever knows the id can read one. */
  moderated: z.boolean().default(false),
  /** What becomes of a list whose dates are more than ninety days apart; one that is cut is of the last ninety. */
  longSpan: z.enum(["refused", "cut"]).default("refused"),
  attributes: z.record(Code, Question).default({}),
  /** Words that stand among the questions and ask for nothing. */
  notes: z.record(Code, Words).default({}),
  services: z.record(Code, Service).default({}),
});
export type Open311File = z.infer<typeof Open311File>;
