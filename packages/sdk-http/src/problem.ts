import { httpStatusOf, type Refusal, type RefusalCode, reasonsOf } from "@swiftline/core/appeal";
import { en, sayRefusal, zh } from "@swiftline/core/text";
import * as z from "zod";
import { pointerTo } from "./json-pointer.ts";
import { jsonResponse } from "./json-response.ts";
import { type Language, languageOf, type Said } from "./language.ts";
import { refusalTitle, refusedPlace } from "./refusal-title.ts";
import { notesOf } from "./request-notes.ts";

/** The problems that HTTP itself has, whatever the hotline says, with their titles in English and Chinese. */
export const httpProblems = {
  "http/malformed-json": { status: 400, title: "The body is not JSON", zh: "正文不是 JSON" },
  "http/invalid-request": {
    status: 400,
    title: "The request is not what the route asks for",
    zh: "请求不符合该路径的要求",
  },
  "http/invalid-cursor": { status: 400, title: "The cursor does not belong to this list", zh: "游标不属于该列表" },
  "http/invalid-idempotency-key": { status: 400, title: "The idempotency key cannot be read", zh: "无法识别幂等键" },
  "http/broken-off": { status: 400, title: "The body broke off", zh: "正文传送中断" },
  "http/unreadable-url": { status: 400, title: "The address is not UTF-8", zh: "地址不是 UTF-8 编码" },
  "http/nested-too-deep": { status: 400, title: "The body is nested too deep", zh: "正文嵌套过深" },
  "http/not-authorized": { status: 401, title: "Not authorised", zh: "未获授权" },
  "http/forbidden": { status: 403, title: "This is not yours to do", zh: "您无权执行该操作" },
  "http/caller-withheld": { status: 403, title: "You may not learn who called", zh: "您无权获知来电人身份" },
  "http/unknown-path": { status: 404, title: "There is nothing at this path", zh: "该路径下没有内容" },
  "http/method-not-allowed": { status: 405, title: "The path does not know this method", zh: "该路径不支持此方法" },
  "http/slow-body": { status: 408, title: "The body took too long to arrive", zh: "正文传送过慢" },
  "http/unknown-operation": { status: 404, title: "There is no such operation", zh: "没有该操作" },
  "http/in-flight": { status: 409, title: "The same request is still being carried out", zh: "同一请求仍在处理中" },
  "http/operation-not-over": { status: 409, title: "The operation is not over", zh: "该操作尚未结束" },
  "http/operation-without-result": { status: 409, title: "The operation has no result", zh: "该操作没有结果" },
  "http/caller-needed": { status: 409, title: "An open appeal needs its caller", zh: "诉求尚未办结，仍需来电人信息" },
  "http/precondition-failed": { status: 412, title: "The appeal is not what you have seen", zh: "诉求与您所见的不同" },
  "http/body-too-large": { status: 413, title: "The body is too large", zh: "正文过大" },
  "http/url-too-long": { status: 414, title: "The address is too long", zh: "地址过长" },
  "http/not-json": {
    status: 415,
    title: "The body must be sent as application/json",
    zh: "正文须以 application/json 发送",
  },
  "http/not-ndjson": {
    status: 415,
    title: "The body must be sent as application/x-ndjson",
    zh: "正文须以 application/x-ndjson 发送",
  },
  "http/encoded-body": { status: 415, title: "The body must be sent as it is", zh: "正文不得压缩" },
  "http/key-of-another": {
    status: 422,
    title: "The idempotency key was sent with another request",
    zh: "该幂等键已用于另一请求",
  },
  "http/no-identities": { status: 422, title: "This server keeps no identities", zh: "本服务器不保存身份信息" },
  "http/cannot-be-simulated": { status: 422, title: "This cannot be simulated", zh: "该情景无法模拟" },
  "http/too-much-work": {
    status: 422,
    title: "That is more work than a request may ask for",
    zh: "请求的工作量超出上限",
  },
  "http/precondition-required": { status: 428, title: "Say which version you have seen", zh: "请说明您所见的版本" },
  "http/too-many-requests": { status: 429, title: "Too many requests", zh: "请求过于频繁" },
  "http/headers-too-large": { status: 431, title: "The headers are too large", zh: "请求头过大" },
  "http/operation-broke-off": {
    status: 500,
    title: "The operation broke off on our side",
    zh: "操作因服务器内部原因中断",
  },
  "http/internal": { status: 500, title: "Something went wrong on our side", zh: "服务器内部出错" },
  "http/not-offered": { status: 501, title: "This server does not offer that", zh: "本服务器不提供该功能" },
  "http/too-busy": { status: 503, title: "Too much is waiting already", zh: "等待中的任务过多" },
  "http/still-indexing": { status: 503, title: "Not all words can be searched yet", zh: "全文索引尚未完成" },
  "http/not-ready": { status: 503, title: "The server is not ready", zh: "服务器尚未就绪" },
  "http/took-too-long": { status: 503, title: "The answer took too long", zh: "处理超时" },
} as const satisfies Record<string, { readonly status: number; readonly title: string; readonly zh: string }>;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[];

export type HttpProblemCode = keyof typeof httpProblems;

/** Every code that a problem of ours may carry. */
export type ProblemCode = HttpProblemCode | RefusalCode;

/** One thing that is wrong with a request, and where: a JSON Pointer into its body, or a parameter of its path or query. */
export const ProblemPart = z.strictObject({
  detail: z.string(),
  pointer: z.string().optional(),
  parameter: z.string().optional(),
});
export type ProblemPart = z.infer<typeof ProblemPart>;

/** Why a request could not be served, before or beside what the hotline says. */
export interface RequestProblem {
  readonly code: HttpProblemCode;
  /** For whoever reads it; a text that is the same in every language is no more than that. */
  readonly detail?: string | Said;
  readonly errors?: readonly (Omit<ProblemPart, "detail"> & { readonly detail: string | Said })[];
  /** After how many seconds it is worth to try again. */
  readonly retryAfter?: number;
}

/** A refusal of what a query names: all that is refused of it, the first of which it is. */
export type RefusedQuery = Refusal & Required<Pick<RequestProblem, "errors">>;

/** A problem as it is sent (RFC 9457). `type` is relative to the server and as stable as `code`; `instance` is the path of the request. */
export const ProblemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.enum([...keysOf(httpProblems), ...keysOf(httpStatusOf)]),
  errors: z.array(ProblemPart).optional(),
  requestId: z.string().optional(),
  traceId: z.string().optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** The page that explains a code: `appeal/unknown` is at `/problems/appeal-unknown`. */
export const problemTypeOf = (code: ProblemCode): string => `/problems/${code.replace("/", "-")}`;

export const isRequestProblem = (reason: Refusal | RequestProblem): reason is RequestProblem =>
  reason.code in httpProblems;

/** All that is wrong is said at once, but a megabyte of wrong names is not answered with more. */
export const MOST_PARTS = 100;

const words = { en, zh } as const;

const say = (text: string | Said, language: Language): string => (typeof text === "string" ? text : text[language]);

type Content = Omit<ProblemDocument, "type" | "instance" | "requestId" | "traceId">;

function contentOf(reason: Refusal | RequestProblem, language: Language): Content {
  return isRequestProblem(reason) ? requestProblemOf(reason, language) : refusalOf(reason, language);
}

function requestProblemOf({ code, detail, errors }: RequestProblem, language: Language): Content {
  const { status, title, zh } = httpProblems[code];
  return {
    title: language === "zh" ? zh : title,
    status,
    ...(detail !== undefined && { detail: say(detail, language) }),
    code,
    ...(errors !== undefined && { errors: partsOf(errors, language) }),
  };
}

function refusalOf(refusal: Refusal | RefusedQuery, language: Language): Content {
  const { code } = refusal;
  const detail = sayRefusal(refusal, words[language]);
  const common = { title: refusalTitle[code][language], status: httpStatusOf[code], detail, code };
  if ("errors" in refusal) return { ...common, errors: partsOf(refusal.errors, language) };
  const errors = reasonsOf(refusal).flatMap((reason) => {
    const place = refusedPlace(reason);
    return place === undefined ? [] : [{ detail: sayRefusal(reason, words[language]), pointer: pointerTo(place) }];
  });
  return { ...common, ...(errors.length > 0 && { errors }) };
}

const partsOf = (parts: RefusedQuery["errors"], language: Language): ProblemPart[] =>
  parts.slice(0, MOST_PARTS).map((one) => ({ ...one, detail: say(one.detail, language) }));

/** A problem that was found when nobody waited for an answer. */
export const toldProblem = (reason: Refusal | RequestProblem): Omit<ProblemDocument, "instance"> => ({
  type: problemTypeOf(reason.code),
  ...contentOf(reason, "en"),
});

/** Says what is wrong with a request as the problem that its sender reads, in the language that it asks for. */
export const problemOf = (reason: Refusal | RequestProblem, request: Request): ProblemDocument => ({
  type: problemTypeOf(reason.code),
  instance: new URL(request.url).pathname,
  ...contentOf(reason, languageOf(request)),
  ...calledIn(request),
});

/** By what the request is found in the logs of whoever watches the server. */
function calledIn(request: Request): Pick<ProblemDocument, "requestId" | "traceId"> {
  const { requestId, trace } = notesOf(request) ?? {};
  return { ...(requestId !== undefined && { requestId }), ...(trace !== undefined && { traceId: trace.traceId }) };
}

/** Answers a request with a problem. */
export function problemResponse(
  reason: Refusal | RequestProblem,
  request: Request,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = problemOf(reason, request);
  return jsonResponse(problem, {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": languageOf(request),
      "cache-control": "no-store",
      vary: "accept-language",
      ...("retryAfter" in reason && { "retry-after": String(reason.retryAfter) }),
      ...headers,
    },
  });
}
