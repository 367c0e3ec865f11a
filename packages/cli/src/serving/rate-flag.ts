import { Flags } from "@oclif/core";
import { invalid } from "../flags.ts";

/** How many requests in how many seconds. */
export interface Rate {
  readonly quota: number;
  readonly window: number;
}

const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

/** `600/minute`; undefined for what is no rate. */
export function rateIn(text: string): Rate | undefined {
  const [, quota = "", unit = ""] = /^([1-9]\d{0,6})\/(second|minute|hour|day)$/.exec(text) ?? [];
  return quota === "" ? undefined : { quota: Number(quota), window: secondsOf[unit as keyof typeof secondsOf] };
}

/** A rate, as it was meant. */
export const rateFlag = Flags.custom<Rate>({
  helpValue: "COUNT/UNIT",
  async parse(text) {
    const rate = rateIn(text);
    if (rate === undefined) throw invalid(`${text} is no rate, such as 600/minute or 20/second`);
    return rate;
  },
});
