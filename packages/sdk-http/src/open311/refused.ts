import { httpProblems, type RequestProblem } from "../problem.ts";
import { responseOf } from "./answer.ts";

/**
 * Refuses a request of Open311 before its method is looked at, in the form that its address ends in. Clients know 400, 403 and 404; to
 * those are added that they ask too much (429), and that it is our fault (500, 503).
 */
export function refused(
  request: Request,
  { code, detail, retryAfter }: RequestProblem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status: own, title } = httpProblems[code];
  const status = own === 429 || own === 500 || own === 503 ? own : 400;
  const description = [`${title}.`, ...(detail === undefined ? [] : [typeof detail === "string" ? detail : detail.en])];
  const format = new URL(request.url).pathname.endsWith(".json") ? "json" : "xml";
  const content = [{ code: String(status), description: description.join(" ") }];
  const later = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return responseOf({ status, root: "errors", content, headers: { ...later, ...headers } }, format);
}
