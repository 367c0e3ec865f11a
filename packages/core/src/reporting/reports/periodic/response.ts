import type { ResponsePart, Scheme } from "../../../satisfaction/scheme.ts";
import type { CountedPart, MeanOfParts } from "../../../satisfaction/score.ts";
import { formatValue } from "../../formats/value.ts";

/** How reports call a part of the response, and what it is a share of. */
export const partWords = {
  contacted: { name: "contacted", of: "valid follow-ups" },
  "signed-in-time": { name: "signed in time", of: "signed for" },
  evidenced: { name: "with evidence", of: "results" },
} as const satisfies Record<ResponsePart, { readonly name: string; readonly of: string }>;

/** `one, another and a third`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** What the response of a scheme is the mean of, each part with its whole. */
export const partsInWords = ({ response }: Scheme): string =>
  listed(response.map((part) => `${partWords[part].name} (of ${partWords[part].of})`));

/** What a mean comes from, each part with its counts. */
export const meanInWords = ({ parts }: MeanOfParts): string => `mean of ${listed(parts.map(partInWords))}`;

function partInWords({ name: part, counts }: CountedPart): string {
  const { name, of } = partWords[part];
  if (counts === undefined) return `${name} (not counted here)`;
  if (counts.whole === 0) return `${name} (left out: 0 ${of})`;
  return `${name} (${formatValue(counts.part, "count")} of ${formatValue(counts.whole, "count")} ${of})`;
}
