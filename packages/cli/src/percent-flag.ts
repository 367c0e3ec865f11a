import { Flags } from "@oclif/core";
import { invalid } from "./flags.ts";

/** A share in percent, which need not be whole. */
export const percentFlag = Flags.custom<number>({
  helpValue: "PERCENT",
  async parse(text) {
    const percent = Number(text);
    if (text.trim() === "" || !(percent >= 0 && percent <= 100))
      throw invalid(`${text} is no percentage, such as 1 or 0.5`);
    return percent;
  },
});
