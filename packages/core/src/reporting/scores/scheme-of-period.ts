import type { PolicyBook } from "../../book/policy-book.ts";
import type { Scheme } from "../../satisfaction/scheme.ts";
import { versionOn } from "../../satisfaction/schemes-of-city.ts";
import { formatDate } from "../../time/civil-date.ts";
import { dateOfHalfDay, type HalfDaySpan, halfDaysLater } from "./half-day-span.ts";

/** By what the city scores a span of time: the version of its scheme that is meant for the last day of it. */
export const schemeOf = ({ before }: HalfDaySpan, { schemes, scheme }: PolicyBook): Scheme =>
  versionOn(formatDate(dateOfHalfDay(halfDaysLater(before, -1))), schemes) ?? scheme;
