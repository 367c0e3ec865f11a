import type { Aside } from "./json-elements.ts";

/** What a tree in UTF-8 was made of: where it was another encoding, a mark stands for each byte that was no text. */
export interface TreeOrigin {
  readonly name: string;
  readonly isTranscoded: boolean;
  /** Hears what stands around its records, where they are those of a list. */
  readonly aside: Aside;
}
