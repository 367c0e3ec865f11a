import { no, ok, type Result } from "@swiftline/core";
import type { Said } from "./language.ts";
import type { Limits } from "./limits.ts";
import type { RequestProblem } from "./problem.ts";
import { readBody } from "./read-body.ts";
import { unsoundTexts } from "./unsound-text.ts";
import { utf8In } from "./utf8.ts";

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * Reads a body as JSON in UTF-8; none at all stands for an object that says nothing. What could not be kept as it was sent is a problem: nothing is replaced in silence. Of a name that
 * stands twice in an object the last value holds, as for `JSON.parse`.
 */
export async function readJson(request: Request, limits: Limits): Promise<Result<unknown, RequestProblem>> {
  const type = request.headers.get("content-type");
  if (type !== null && !JSON_TYPE.test(type)) return no(notJson(type));
  const bytes = await readBody(request, limits);
  if (!bytes.ok) return bytes;
  if (type !== null) return jsonIn(bytes.value, limits);
  return bytes.value.length === 0 ? ok({}) : no(notJson(type));
}

/** Reads bytes as JSON in UTF-8, as {@link readJson} does. */
export function jsonIn(bytes: Uint8Array, { depth }: Pick<Limits, "depth">): Result<unknown, RequestProblem> {
  const text = utf8In(bytes);
  if (text === undefined) return no({ code: "http/malformed-json", detail: notUtf8 });
  if (isNestedDeeper(text, depth)) return no({ code: "http/nested-too-deep", detail: depthOf(depth) });
  const value = parsed(text);
  const errors = value.ok ? unsoundTexts(text, value.value) : [];
  return errors.length > 0 ? no({ code: "http/invalid-request", errors }) : value;
}

function parsed(text: string): Result<unknown, RequestProblem> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return no({ code: "http/malformed-json", ...placeOf(error as SyntaxError) });
  }
}

/** Where it stops being JSON, if the engine tells. The rest of what engines say quotes the body, which may hold who called. */
function placeOf({ message }: SyntaxError): Pick<RequestProblem, "detail"> {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined
    ? {}
    : { detail: { en: `Line ${line}, column ${column}.`, zh: `第 ${line} 行第 ${column} 列。` } };
}

/** Whether brackets outside of strings stand deeper than that inside each other: told before anybody goes down into them. */
function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  let isInside = false;
  for (let place = 0; place < text.length; place++) {
    const character = text[place];
    if (character === '"') isInside = !isInside;
    else if (isInside) place += character === "\\" ? 1 : 0;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    if (depth > most) return true;
  }
  return false;
}

const notJson = (type: string | null): RequestProblem => ({ code: "http/not-json", detail: sentAs(type) });

/** What a body was said to be that should be something else. */
export const sentAs = (type: string | null): Said =>
  type === null
    ? { en: "It does not say what it is.", zh: "未说明正文类型。" }
    : { en: `It was sent as ${type}.`, zh: `发送时的类型为 ${type}。` };

const notUtf8 = { en: "The body is not valid UTF-8.", zh: "正文不是有效的 UTF-8。" };

const depthOf = (most: number) => ({
  en: `Lists and objects stand at most ${most} deep inside each other.`,
  zh: `列表与对象最多嵌套 ${most} 层。`,
});
