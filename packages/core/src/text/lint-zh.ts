import type { Outcome } from "../routing/outcome.ts";
import type { Rule } from "../routing/rule.ts";
import { formatDate } from "../time/civil-date.ts";
import type { LintWords } from "./lint-words.ts";
import type { NameOf } from "./route-words.ts";
import { routeZh } from "./route-zh.ts";

/** How many rules or codes a sentence names. */
const MOST = 8;

const list = (words: readonly string[]): string =>
  words.length > MOST ? `${words.slice(0, MOST).join("、")}等 ${words.length} 项` : words.join("、");

const ids = (rules: readonly Rule[]): string => list(rules.map(({ id }) => id));
const said = (outcome: Outcome, name: NameOf): string => routeZh.says(outcome, name);
const versus = (rules: readonly Rule[], name: NameOf): string =>
  rules.map(({ id, outcome }) => `${id} 为“${said(outcome, name)}”`).join("，");

export const lintZh: LintWords = {
  finding: {
    unreachable({ rules: [rule], by, how, agrees, afterReturn }, name) {
      const hides = {
        same: `${ids(by)} 条件相同且在前`,
        narrower: `${ids(by)} 在前，且涵盖其全部情形`,
        together: `${ids(by)} 在前，合起来涵盖其全部情形`,
      }[how];
      const differs = agrees || rule === undefined ? "，结论相同" : `；${versus([...by.slice(0, 3), rule], name)}`;
      return `规则 ${rule?.id} ${afterReturn ? "除非有单位退单，否则" : ""}永远不会被选中：${hides}${differs}。`;
    },
    unique: ({ rules }) => `规则 ${ids(rules)} 会同时适用，而本表至多允许一条适用。`,
    tie: ({ rules }, name) => `规则 ${ids(rules)} 优先级相同、范围重叠且结论不一：${versus(rules, name)}。`,
    disagree: ({ rules, severity }, name) =>
      severity === "error"
        ? `规则 ${ids(rules)} 同时适用而结论不一：${versus(rules, name)}。`
        : `规则 ${ids(rules)} 部分重叠，以在前者为准：${versus(rules, name)}。`,
    gap: ({ toDefault }) =>
      toDefault === undefined ? "这些诉求没有适用的规则。" : `除默认规则 ${toDefault.id} 外，这些诉求没有适用的规则。`,
    empty: ({ rules, conditions, why }) =>
      `规则 ${ids(rules)} 不可能适用：${
        {
          "no-value": `${list(conditions)} 中没有任何可取的值`,
          "never-given": "紧急程度表不会给出这样的紧急程度",
          contradiction: `${list(conditions)} 要求的词同时又被排除`,
        }[why]
      }。`,
    "dead-unit": ({ rules, agency, as, closedOn, already }, name) =>
      `规则 ${ids(rules)} ${as === "agency" ? "派往" : "的协办单位"} ${name(agency)}，该单位${already ? "已于" : "将于"} ${formatDate(closedOn)} 撤销。`,
    "keyword-redundant": ({ rules, word, beside, in: asked }) =>
      `规则 ${ids(rules)}：${asked === "none" ? "排除词" : ""}“${word}”是多余的${word === beside ? "" : `，已有“${beside}”`}。`,
    "date-end": ({ rules, endsOn, already, fallsTo }, name) =>
      `规则 ${ids(rules)} ${already ? "已于" : "将于"} ${formatDate(endsOn)} 到期；此后${
        fallsTo === undefined
          ? "其诉求没有适用的规则"
          : `此类诉求由 ${fallsTo.id} 处理（${said(fallsTo.outcome, name)}）`
      }。`,
    residual: ({ rules, conditions }) => `规则 ${ids(rules)} 只能部分核验：无法分析条件 ${list(conditions)}。`,
    undecided: ({ rules, about }) =>
      about === "gap"
        ? "是否存在空档未能判定：所需步骤过多。"
        : `规则 ${ids(rules)} 能否被选中未能判定：所需步骤过多。`,
    more: ({ count, of }) => `本表至多另有 ${count.toLocaleString("en")} 处同类情况（${of}）。`,
    "unnamed-agency": ({ agencies }, name) => `没有规则指向：${list(agencies.map(name))}。`,
  },
  edit: {
    "move-before": ({ rule, other }) => `将 ${rule} 移到 ${other} 之前，或删除。`,
    delete: ({ rule }) => `删除 ${rule}。`,
    "drop-word": ({ rule, condition, word }) => `从 ${rule} 的 ${condition} 中去掉“${word}”。`,
    "give-rank": ({ rule }) => `为 ${rule} 另定优先级。`,
    "add-rule": () => "为这些诉求增加一条规则。",
  },
  weight: (appeals) =>
    appeals === 0 ? "期内没有诉求属于这一范围。" : `期内有 ${appeals.toLocaleString("en")} 件诉求属于这一范围。`,
};
