import type { Heard } from "./hear.ts";
import type { Site } from "./site.ts";

/** What a check came to: the rule is kept, or broken, or nothing can be said of it here. */
export type Verdict =
  | { readonly result: "passed" }
  | { readonly result: "failed"; readonly why: string; readonly evidence: Evidence }
  | { readonly result: "skipped"; readonly why: string };

/** What a failed check saw: the question, and the beginning of the answer. */
export interface Evidence {
  readonly url: string;
  readonly excerpt: string;
}

/** One thing that a server of GeoReport v2 must do. */
export interface Check {
  /** Names it for good: `requests.json.dates`. */
  readonly id: string;
  /** Where it is written: a section of the specification, or what clients need. */
  readonly section: string;
  readonly says: string;
  /** It makes requests for service, and is run only where that is wanted. */
  readonly writes?: true;
  readonly run: (site: Site) => Promise<Verdict>;
}

export const passed: Verdict = { result: "passed" };

export const skipped = (why: string): Verdict => ({ result: "skipped", why });

export const failed = (heard: Heard, why: string): Verdict => ({
  result: "failed",
  why: plainly(why, 400),
  evidence: { url: heard.url, excerpt: "text" in heard ? plainly(heard.text ?? "(no UTF-8)", 160) : "" },
});

/** A server's words in one short line, without what would command a terminal. */
function plainly(text: string, most: number): string {
  const line = text
    .slice(0, 2 * most)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\p{Cc}/gu, "\ufffd")
    .trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** Passes where nothing is wrong; tells the first of what is, and how many more there are. */
export const unless = (heard: Heard, wrong: readonly string[]): Verdict => {
  const [first, ...more] = wrong;
  if (first === undefined) return passed;
  return failed(heard, more.length === 0 ? first : `${first} (and ${more.length} more)`);
};
