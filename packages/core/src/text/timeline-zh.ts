import type { TimelineWords } from "./timeline-words.ts";

export const timelineZh: TimelineWords = {
  named: {
    agency: (agency) => agency,
    agencies: (agencies) => agencies,
    from: (agency) => `由${agency}`,
    to: (agency) => `至${agency}`,
    departments: (agencies) => `请${agencies}到场`,
    coHandlers: (agencies) => `协办：${agencies}`,
    lead: (agency) => `主办：${agency}`,
    copiedTo: (agencies) => `抄送：${agencies}`,
  },
  appeals: {
    into: (ids) => `诉求 ${ids}`,
    partOf: (id) => `拆分自 ${id}`,
    duplicate: (id) => id,
    sharedFrom: (id) => `与 ${id} 一并办理`,
  },
  coded: {
    disposition: {
      emergency: "属紧急服务事项",
      statutory: "应通过法定途径处理",
      duplicate: "同一事项已在办理或已办结",
      secret: "涉及秘密或隐私",
      "out-of-duty": "不属于公共部门职责",
      unlawful: "违反法律或公序良俗",
    },
    ground: {
      duty: "不属本单位职责",
      jurisdiction: "不属本单位辖区",
      "no-cooperation": "诉求人不予配合",
      "out-of-scope": "超出受理范围",
    },
    form: { reminder: "催办", written: "书面督办", listed: "挂牌督办", interview: "约谈" },
    reached: { true: "", false: "未联系上" },
    contacted: { true: "单位已联系", false: "单位未联系" },
    resolved: { yes: "已解决", no: "未解决", partly: "部分解决" },
    satisfied: {
      "very-satisfied": "非常满意",
      satisfied: "满意",
      "basically-satisfied": "基本满意",
      dissatisfied: "不满意",
      "very-dissatisfied": "非常不满意",
    },
    upheld: { true: "异议成立", false: "异议不成立" },
    excluded: { true: "予以剔除", false: "不予剔除" },
  },
  moments: {
    limit: (at) => `办理时限 ${at}`,
    until: (at) => `延至 ${at}`,
    dueAt: (at) => `原定 ${at}`,
    resolveOn: (at) => `最迟至 ${at}`,
    reviewAt: (at) => `${at} 复核`,
  },
  quoted: (text) => `“${text}”`,
  comma: "、",
  line: (at, event, facts) => `${at}  ${event}${facts.length === 0 ? "" : `：${facts.join("，")}`}`,
};
