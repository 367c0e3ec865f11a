import { nearest } from "../nearest.ts";
import type { Appeal } from "./appeal.ts";
import type { EventOf } from "./events.ts";
import { canonicalTag } from "./language-tag.ts";
import { MOST_REASONS, type Refusal } from "./refusals.ts";
import type { Rulebook } from "./rulebook.ts";
import type { AttributeType } from "./terms.ts";

type Registered = EventOf<"AppealRegistered">;

/** The codes of a matter that the city's lists do not know. */
export function unknownCodes(
  { hotline, category, area }: Pick<Registered, "hotline" | "category" | "area">,
  rules: Rulebook,
): readonly Refusal[] {
  const unknown: Refusal[] = [];
  if (!rules.hasHotline(hotline)) unknown.push({ code: "city/unknown-hotline", hotline });
  if (!rules.hasCategory(category)) unknown.push({ code: "city/unknown-category", category });
  if (area !== undefined && !rules.hasArea(area)) unknown.push({ code: "city/unknown-area", area });
  return unknown;
}

/** What else of a matter means nothing, to the city or to anybody. `others` are the appeals that are known. */
export function unsoundMatter(
  { text, language, partOf, attributes }: Pick<Registered, "text" | "language" | "partOf" | "attributes">,
  rules: Rulebook,
  others: ReadonlyMap<string, Appeal>,
): readonly Refusal[] {
  const unsound: Refusal[] = [];
  if (!saysSomething.test(text)) unsound.push({ code: "appeal/no-text" });
  if (language !== undefined && canonicalTag(language) === undefined)
    unsound.push({ code: "appeal/unsound-language", language });
  if (partOf !== undefined && !others.has(partOf)) unsound.push({ code: "appeal/unknown-whole", partOf });
  for (const [attribute, value] of attributes === undefined ? [] : Object.entries(attributes)) {
    if (unsound.length === MOST_REASONS) break;
    const refused = unsoundAttribute(attribute, value, rules.attributes);
    if (refused !== undefined) unsound.push(refused);
  }
  return unsound;
}

/** A sign that is neither a space nor invisible. */
const saysSomething = /[^\s\p{Cc}\p{Cf}]/u;

/** The refusal never repeats a value, which may tell who called. */
function unsoundAttribute(
  attribute: string,
  value: string | number | boolean,
  known: Rulebook["attributes"],
): Refusal | undefined {
  const takes = known.get(attribute);
  if (takes === undefined)
    return {
      code: "city/unknown-attribute",
      attribute,
      known: [...known.keys()],
      meant: nearest(attribute, known.keys()),
    };
  if (isTaken(value, takes)) return undefined;
  const meant = takes.type === "choice" ? nearest(String(value), takes.values) : undefined;
  return { code: "city/unsound-value", attribute, takes, meant };
}

/** Of a choice, several may be said with `; ` between them. */
function isTaken(value: string | number | boolean, takes: AttributeType): boolean {
  if (takes.type === "number") return typeof value === "number" && Number.isFinite(value);
  if (typeof value !== "string") return false;
  return (
    takes.type === "text" ||
    takes.values.includes(value) ||
    value.split("; ").every((one) => takes.values.includes(one))
  );
}
