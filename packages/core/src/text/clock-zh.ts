import type { Refusal } from "../appeal/refusals.ts";
import type { Target } from "../sla/policy.ts";
import { formatDuration } from "../time/duration.ts";
import { formatInstant } from "../time/instant.ts";
import type { ClockWords } from "./clock-words.ts";

const ends = { close: "当日下班时止", endOfDay: "当日24时止", sameTime: "到期日同一时刻止" };

function sayTarget(target: Target, show: (instant: number) => string): string {
  if ("within" in target)
    return `${target.clock === "working" ? "工作时间" : "自然时间"} ${formatDuration(target.within)}`;
  if ("at" in target) return `${show(target.at)} 前`;
  if ("workingDays" in target) return `${target.workingDays} 个工作日，${ends[target.ends]}`;
  return `${target.calendarDays} 个自然日，${ends[target.ends]}${target.roll === "nextWorking" ? "，遇休息日顺延" : ""}`;
}

function sayAmount(amount: number, target: Target): string {
  if ("workingDays" in target) return `${amount} 个工作日`;
  return "calendarDays" in target ? `${amount} 个自然日` : formatDuration(amount);
}

export const clockZh: ClockWords = {
  stage: { acknowledge: "签收", contact: "联系诉求人", resolve: "办理反馈", "follow-up": "回访" },
  target: sayTarget,
  amount: sayAmount,
  rules: ({ policy, book, calendar }) =>
    `（时限政策 ${policy}，规则版本 ${book}${calendar === undefined ? "" : `，日历 ${calendar}`}）。`,
  segment: ({ state }, { from, to, because, counted, dueAt }) => {
    const when = to === undefined ? `${from} 起` : `${from} 至 ${to}`;
    if (state === "paused") return `${when}：暂停计时（${because}）。`;
    if (state === "stopped") return `${when}：停止计时（${because}）。`;
    return `${when}：计时（${because}），计入 ${counted}${dueAt === undefined ? "" : `，${dueAt} 到期`}。`;
  },
  due: (dueAt, left) => `${dueAt} 到期，剩余 ${left}。`,
  overdue: (dueAt, by) => `${dueAt} 已到期，超期 ${by}。`,
  paused: (left) => `暂停计时，剩余 ${left}。`,
  stopped: (inTime) => (inTime ? "按期停止。" : "逾期停止。"),
  broken: (at) => `曾于 ${at} 超期。`,
  provisional: (knownUntil) => `暂定：节假日安排仅公布至 ${knownUntil}。`,
};

export function extensionRefusedZh({
  why,
  dueAt,
  latest,
}: Extract<Refusal, { code: "appeal/may-not-extend" }>): string {
  const due = dueAt === undefined ? "" : formatInstant(dueAt);
  switch (why) {
    case "no-clock":
      return "没有可以延长的时限。";
    case "overdue":
      return `时限已于 ${due} 届满，延期须在届满前批准。`;
    case "no-later":
      return `所申请的时限不晚于现行时限 ${due}。`;
    case "too-often":
      return `时限 ${due} 的延期次数已达上限。`;
    case "too-long":
      return `时限最迟可延至 ${formatInstant(latest ?? 0)}。`;
  }
}
