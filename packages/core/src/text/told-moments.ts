import type { Instant } from "../time/instant.ts";

/** The fields of events that are moments, at any depth. */
const isMoment = (name: string): boolean => /(^a|A)t$|^until$|^resolveOn$/.test(name);

/** The facts of an event as JSON: its moments as text. */
export function toldMoments(facts: object, time: (instant: Instant) => string): Readonly<Record<string, unknown>> {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    return typeof value === "object" && value !== null ? toldMoments(value, time) : value;
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "number" && isMoment(name) ? time(fact) : told(fact),
    ]),
  );
}
