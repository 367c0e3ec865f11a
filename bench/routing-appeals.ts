import { DAY, HOUR, MINUTE } from "@swiftline/core/time";
import { randomFrom } from "./random.ts";
import { districts, leafCategories, priorities, subdistricts } from "./routing-city.ts";
import { textFrom } from "./routing-words.ts";

/** An appeal as no engine reads it. The text is folded already, in the peers' favour. */
export interface PlainAppeal {
  readonly at: number;
  /** Of `at`, by UTC. */
  readonly hour: number;
  readonly category: string;
  readonly district: string;
  /** Not always known. */
  readonly subdistrict: string | undefined;
  readonly priority: (typeof priorities)[number];
  readonly text: string;
  /** Given by one in two. */
  readonly amount: number | undefined;
}

const year = Date.UTC(2026, 0, 1);
const usualPriorities = [...priorities, "normal", "normal", "normal", "low"] as const;

/** The same appeals in every run; the first ones are the same whatever the count. */
export function plainAppeals(count: number): readonly PlainAppeal[] {
  const random = randomFrom(20_261_125);
  const category = random.zipf(leafCategories);
  const district = random.zipf(districts);
  const subdistrictsOf = Map.groupBy(subdistricts, (code) => code.slice(0, 3));
  return Array.from({ length: count }, () => {
    const at = year + random.below((365 * DAY) / MINUTE) * MINUTE;
    const where = district();
    return {
      at,
      hour: Math.floor((at % DAY) / HOUR),
      category: category(),
      district: where,
      subdistrict: random.chance(0.95) ? random.pick(subdistrictsOf.get(where)!) : undefined,
      priority: random.pick(usualPriorities),
      text: textFrom(random),
      amount: random.chance(0.5) ? random.below(1000) : undefined,
    };
  });
}
