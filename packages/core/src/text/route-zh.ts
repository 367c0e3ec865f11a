import type { RouteWords } from "./route-words.ts";

const list = (words: readonly string[]): string => words.join("、");

const conditions: Readonly<Record<string, string>> = {
  category: "分类",
  area: "区域",
  text: "内容",
  kind: "诉求类型",
  channel: "渠道",
  language: "语言",
  population: "诉求主体",
  priority: "紧急程度",
  hour: "时段",
  day: "日期类型",
  zone: "地图范围",
  repeat: "此前诉求次数",
  valid: "有效期",
};
const nameOf = (condition: string): string => conditions[condition] ?? condition;

export const routeZh: RouteWords = {
  table: { urgency: "紧急程度", assign: "主办单位", assist: "协办单位", sla: "办理时限", skills: "技能要求" },
  says({ priority, agency, manner = "direct", disposition, advice, coHandlers, policy, skills }, name) {
    return list(
      [
        priority && `紧急程度 ${priority}`,
        agency &&
          {
            direct: `直派 ${name(agency)}`,
            fallback: `派区兜底 ${name(agency)}`,
            conference: `派单前会商，由 ${name(agency)} 牵头`,
          }[manner],
        disposition && `不予派单（${disposition}）：${advice}`,
        coHandlers && `协办 ${coHandlers.map(name).join("、")}`,
        policy && `时限 ${name(policy)}`,
        skills && `需要 ${skills.join("、")}`,
      ].filter((part) => part !== undefined),
    );
  },
  byRule: (rule, says) => `${says}（规则 ${rule}）`,
  because: ({ condition, got, by }) => `依据：${nameOf(condition)}为 ${got}${got === by ? "" : `，符合规则的 ${by}`}`,
  byDefault: "没有其他规则适用，按默认规则处理",
  basis: (basis) => `法定职责依据：${basis}`,
  nobody: "没有适用的规则，须人工派单。",
  conflict: (rules) => `规则 ${list(rules)} 同时适用且结论不一，须人工决定`,
  alsoMatched: "同时适用",
  beaten: { later: "排序在后", returned: "该单位已退回此诉求", conflict: "相互冲突" },
  nearlyMatched: "只差一个条件",
  failed({ condition, got, wanted }) {
    if (got === undefined) return `要求${nameOf(condition)}为 ${wanted}，而该项未知`;
    return `要求${nameOf(condition)}为 ${wanted}，${got === "" ? "均未出现" : `实为 ${got}`}`;
  },
  missing: (some) => `该诉求缺少：${list(some.map(nameOf))}`,
  whyNot: (agency) => `为什么不是 ${agency}？`,
  hasNoRule: "没有指向该单位的规则",
  beatenBy: (rule) => `规则适用，但规则 ${rule} 在前`,
  asOf: (at, version) => `以上为 ${at} 按规则集 ${version} 的说明。`,
  setGone: (version) => `派单时所用的规则集 ${version} 已不在城市目录中，当时的依据为：`,
  inFact: (agency) => `实际承办单位为 ${agency}。`,
};
