import type { z } from "zod";
import type { matter } from "../appeal/events.ts";

/** What a rule looks at: the matter of an appeal as it was taken down, nothing of who called. */
export type Subject = Pick<z.infer<z.ZodObject<typeof matter>>, "category" | "area" | "text" | "channel" | "kind">;

/** The trees and word lists against which a table is read. The city's trees answer. */
export interface Domain {
  readonly categories: Hierarchy;
  readonly areas: Hierarchy;
  readonly hasAgency: (agency: string) => boolean;
  readonly agencies: () => Iterable<string>;
  readonly hasPolicy: (policy: string) => boolean;
  readonly policies: () => Iterable<string>;
}

export interface Hierarchy {
  readonly has: (code: string) => boolean;
  readonly within: (code: string) => readonly string[];
  readonly nodes: readonly { readonly id: string }[];
}
