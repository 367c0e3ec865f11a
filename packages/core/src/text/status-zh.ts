import type { StatusWords } from "./status-words.ts";

export const statusZh: StatusWords = {
  title: (appealId) => `诉求 ${appealId}`,
  unknown: "没有该编号的诉求。",
  standing: {
    registered: () => "已登记，等待派往承办单位。",
    conferencing: () => "正在会商，以确定承办单位。",
    dispatched: ({ agency }) => `已派往${agency}，尚未签收。`,
    signed: ({ agency }) => `${agency}已签收。`,
    handling: ({ agency }) => `${agency}正在办理。`,
    disputed: ({ agency }) => `${agency}认为应由其他单位承办，正在裁定。`,
    parked: ({ agency, until }) => `目前无法解决，${agency}将于 ${until} 继续办理。`,
    merged: () => "其他市民也反映了同一事项，已一并办理，办结后同样回访。",
    reported: ({ agency }) => `${agency}已反馈办理结果，请您评价是否解决。`,
    answered: () => "已直接答复。",
    diverted: () => "已告知其他办理途径。",
    split: () => "该诉求包含多个事项，已分别作为诉求办理。",
    terminated: () => "办理已终止。",
    closed: () => "已办结。",
    withdrawn: () => "已撤回。",
  },
  dueBy: (until) => `办理时限至 ${until}。`,
  overdueSince: (until) => `办理时限为 ${until}，已超期。`,
  askedNow: "您现在可以评价是否解决。",
  thanked: "感谢您的评价。",
};
