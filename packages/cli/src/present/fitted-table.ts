import type { FittedValue } from "@swiftline/core/simulation/calibration";
import { amountWords, intervalWords, testWords } from "./fitted-words.ts";
import { flowText } from "./flow-text.ts";
import { textTable } from "./table.ts";

/** Every value that was learned, and below one of several numbers each of them with its interval. */
export const fittedTable = (fitted: readonly FittedValue[]): string =>
  textTable(
    [
      { label: "Field" },
      { label: "Fitted", right: true },
      { label: "95 % interval" },
      { label: "Records", right: true },
      { label: "Test" },
    ],
    fitted.flatMap(rowsOf),
  );

type Row = readonly string[];

function rowsOf({ path, written, estimates, records, test }: FittedValue): readonly Row[] {
  const field = path.join(".");
  const rest = [records.toLocaleString("en"), test === undefined ? "" : testWords(test)];
  const [only, ...others] = estimates;
  const isOne = only?.unit === "rate" || (only?.unit === "share" && typeof written === "number");
  if (only !== undefined && others.length === 0 && isOne)
    return [[field, amountWords(only.estimate, only.unit), intervalWords(only), ...rest]];
  // Of weights there may be hundreds: the first is shown.
  if (only?.unit === "share")
    return [[field, `${only.name} ${amountWords(only.estimate, "share")}`, intervalWords(only), ...rest]];
  const numbers = estimates.map((one) => [
    `  ${one.name}`,
    amountWords(one.estimate, one.unit),
    intervalWords(one),
    "",
    "",
  ]);
  return [[field, headOf(written), "", ...rest], ...numbers];
}

/** The kind of a distribution, or a plain value; what has too many parts is in the scenario. */
function headOf(written: unknown): string {
  if (typeof written !== "object" || written === null) return flowText(written);
  const areNumbers = Object.values(written).every((value) => typeof value === "number");
  if (Array.isArray(written)) return areNumbers ? `${written.length} weights` : "see the scenario";
  const names = Object.keys(written);
  if (names.length === 1) return names[0] as string;
  return areNumbers ? "log-odds" : flowText(written);
}
