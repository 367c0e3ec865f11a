import { type FaultCode, SwiftlineError } from "@swiftline/core";
import type { RequestProblem } from "./problem.ts";

/** Others write the same again and again, in other processes; nothing was done. */
export const isContended = (error: unknown): boolean =>
  error instanceof SwiftlineError && error.code === "store/conflict";

const notWritten: RequestProblem = {
  code: "http/not-ready",
  detail: { en: "Nothing can be written just now.", zh: "目前无法写入。" },
  retryAfter: 5,
};

const problems: Readonly<Partial<Record<FaultCode, RequestProblem>>> = {
  "store/conflict": { code: "http/too-busy", retryAfter: 1 },
  "store/stale": {
    ...notWritten,
    detail: {
      en: "The city's folder has changed since this server was started: nothing can be written until it is started again.",
      zh: "本服务器启动后城市配置已变更，重新启动之前无法写入。",
    },
  },
  "store/not-writable": notWritten,
  "store/disk-full": notWritten,
};

/** What is answered where the store takes nothing just now; undefined for what went wrong otherwise. */
export const notNow = (error: unknown): RequestProblem | undefined =>
  error instanceof SwiftlineError ? problems[error.code] : undefined;
