import { Flags } from "@oclif/core";
import { didYouMean } from "@swiftline/core";
import { cityMeasures } from "@swiftline/core/simulation/city";
import { invalid } from "../flags.ts";

const names = cityMeasures.map(({ name }) => name);

/** The measures that a table of many points has room for. */
export const measureFlag = Flags.custom<string>({
  summary: "a measure that the table tells; may be given again",
  multiple: true,
  default: ["answered in time", "wait", "operators busy", "late results", "satisfied"],
  helpValue: "MEASURE",
  async parse(name) {
    requireMeasure(name);
    return name;
  },
})();

/** Throws `flag/invalid` on a name that is none of a measure. */
export function requireMeasure(name: string): void {
  if (!names.includes(name))
    throw invalid(
      `there is no measure ${name}`,
      didYouMean(name, names).suggestion ?? `choose from ${names.join(", ")}`,
    );
}
