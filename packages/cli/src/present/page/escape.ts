/** Text that is HTML already. Only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | undefined | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and inside a quoted attribute. */
export const escapeText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Markup of our own making, taken as it is: never a word of a report. */
export const trusted = (markup: string): Markup => ({ markup });

const written = (part: Part): string => {
  if (part === undefined) return "";
  if (typeof part !== "object") return escapeText(String(part));
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
};

/** Markup with everything put into it escaped, unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, index) => text + written(parts[index])).join("") };
}
