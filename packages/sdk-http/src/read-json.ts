import { no, ok, type Result } from "@swiftline/core";
import type { RequestProblem } from "./problem.ts";

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** Reads a body as JSON in UTF-8. Bytes that are no UTF-8 are a problem: nothing is replaced in silence. */
export async function readJson(request: Request): Promise<Result<unknown, RequestProblem>> {
  const type = request.headers.get("content-type") ?? "";
  if (!JSON_TYPE.test(type)) return no({ code: "http/not-json", detail: `The body was sent as ${type || "nothing"}.` });
  const bytes = await request.arrayBuffer();
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : "The body is not valid UTF-8.";
    return no({ code: "http/malformed-json", detail });
  }
}
