import { hashOf, no, ok, type Result } from "@swiftline/core";
import { AppealId } from "@swiftline/core/appeal";
import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import * as z from "zod";
import type { Said } from "./language.ts";
import type { RequestProblem } from "./problem.ts";

/** Where a page begins, in a list that is ordered by a number and then by the id of an appeal, or by a number alone. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

/** The place, and which list it is a place of. */
const Content = z.tuple([z.int(), AppealId.or(z.literal("")), z.string()]);

const digestOf = (filter: object): string => hashOf(filter).slice(0, 12);

/** The text that a client sends back to get the page behind a place: opaque to it, and good for the same filter only. */
export function writeCursor({ at, id }: Place, filter: object): string {
  const content: z.infer<typeof Content> = [at, id, digestOf(filter)];
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return encodeBase64Url(bytes.buffer).replaceAll("=", "");
}

/**
 * Reads a cursor back; without one a list begins at its first place. A cursor that was made up, or made for another filter, is a problem
 * and not an empty page.
 */
export function readCursor(text: string | undefined, filter: object): Result<Place | undefined, RequestProblem> {
  if (text === undefined) return ok(undefined);
  const content = Content.safeParse(decode(text));
  if (!content.success) return notACursor(notOurs);
  const [at, id, digest] = content.data;
  if (digest !== digestOf(filter)) return notACursor(ofAnother);
  return ok({ at, id });
}

function decode(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(text)));
  } catch {
    return undefined;
  }
}

const notOurs: Said = {
  en: "this is no cursor of ours: send the one of the page before, as it is",
  zh: "游标无效：请原样发送上一页的游标",
};

const ofAnother: Said = {
  en: "the cursor belongs to a list with another filter: begin that list anew",
  zh: "游标属于筛选条件不同的列表：请从头读取该列表",
};

const notACursor = (detail: Said): Result<never, RequestProblem> =>
  no({ code: "http/invalid-cursor", errors: [{ detail, parameter: "cursor" }] });
