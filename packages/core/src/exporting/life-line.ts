import type { History } from "../appeal/history.ts";
import { LIFE_FORM, type ToldLife } from "../intake/swiftline/told-life.ts";

/** An appeal as one line of JSON with its events whole, in the order in which they happened. */
export function lifeLine(appealId: string, history: History): string {
  const life: ToldLife = { form: LIFE_FORM, appealId, events: [...history] };
  return `${JSON.stringify(life)}\n`;
}
