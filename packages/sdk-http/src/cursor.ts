import { hashOf, no, ok, type Result } from "@swiftline/core";
import { AppealId, Instant } from "@swiftline/core/appeal";
import type { AppealCursor, AppealFilter } from "@swiftline/core/book";
import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { z } from "zod";
import type { RequestProblem } from "./problem.ts";

/** Where the page begins, and which list it is a page of. */
const Content = z.tuple([Instant, AppealId, z.string()]);

const digestOf = (filter: AppealFilter): string => hashOf(filter).slice(0, 12);

/** The text that a client sends back to get the page behind `after`: opaque to it, and good for the same filter only. */
export function writeCursor(after: AppealCursor, filter: AppealFilter): string {
  const content: z.infer<typeof Content> = [after.registeredAt, after.appealId, digestOf(filter)];
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return encodeBase64Url(bytes.buffer).replaceAll("=", "");
}

/** Reads a cursor back. A cursor that was made up, or made for another filter, is a problem and not an empty page. */
export function readCursor(text: string, filter: AppealFilter): Result<AppealCursor, RequestProblem> {
  const content = Content.safeParse(decode(text));
  if (!content.success) return notACursor("this is no cursor of ours: send the one of the page before, as it is");
  const [registeredAt, appealId, digest] = content.data;
  if (digest !== digestOf(filter))
    return notACursor("the cursor belongs to a list with another filter: begin that list anew");
  return ok({ registeredAt, appealId });
}

function decode(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(text)));
  } catch {
    return undefined;
  }
}

const notACursor = (detail: string): Result<never, RequestProblem> =>
  no({ code: "http/invalid-cursor", errors: [{ detail, parameter: "cursor" }] });
