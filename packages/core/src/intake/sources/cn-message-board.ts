import type { Preset } from "./preset.ts";

const personal = ["留言用户"];

/**
 * The leaders' message board (领导留言板) as it was handed out: one row a message, with or without the reply. It names no
 * agency; a mapping gives one under `constants`, and without it a reply ends a message and is not kept. Times are China's.
 */
export const cnMessageBoard: Preset = {
  id: "cn-message-board",
  summary: "the leaders' message board of China (领导留言板), with or without replies; needs an agency for the replies",
  mapping: {
    columns: {
      id: "留言编号",
      registeredAt: "留言时间",
      category: ["一级分类", "二级分类", "三级分类"],
      text: ["留言主题", "留言详情"],
      result: "答复意见",
      endedAt: "答复时间",
    },
    optional: ["一级分类", "二级分类", "三级分类", "留言主题", "答复意见", "答复时间", "点赞数", "反对数", ...personal],
    attributes: { likes: "点赞数", dislikes: "反对数" },
    personal,
    constants: { channel: "web" },
    dates: ["year-first", "iso", "chinese"],
    zone: "Asia/Shanghai",
    join: { text: "\n" },
  },
  example: {
    columns: ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "一级分类"],
    cells: ["24", "某某", "路灯不亮", "2020/1/6 12:09:38", "小区门口的路灯坏了三天。", "噪音"],
    mapping: { preset: "cn-message-board", constants: { agency: "NYPD" }, unknown: { category: "noise" } },
  },
};
