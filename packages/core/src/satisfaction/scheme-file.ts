import * as z from "zod";
import { Code, SatisfiedAnswer } from "../appeal/terms.ts";
import { responseParts } from "./scheme.ts";

/** A part of 1. */
const share = z.number().min(0).max(1);

/** The weights of the three rates in the composite score; they must add up to 1. */
export const Weights = z
  .strictObject({ response: share, resolution: share, satisfaction: share })
  .refine(
    ({ response, resolution, satisfaction }) => Math.abs(response + resolution + satisfaction - 1) < 1e-9,
    "the weights must add up to 1",
  );

/** What each answer is worth in the satisfaction rate; an answer that is not named is worth nothing. */
export const Credit = z.partialRecord(SatisfiedAnswer, share);

const date = z.iso.date("no date, such as 2026-01-01");

/** A scheme as it is written down, in a file of its own or among those of a city. */
export const SchemeFile = z
  .strictObject({
    id: Code,
    version: z.string().default("1"),
    /** The first and the last date for which it is meant. */
    from: date.optional(),
    to: date.optional(),
    summary: z.string().default(""),
    basis: z.string().default("the city's own"),
    weights: Weights,
    credit: Credit,
    partly: share.default(0),
    response: z.array(z.enum(responseParts)).min(1).default(["contacted"]),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: "the last date lies before the first",
    path: ["to"],
  });
