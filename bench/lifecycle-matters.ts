import type { Command } from "@swiftline/core/appeal";
import type { PolicyBook } from "@swiftline/core/book";
import type { Random } from "./random.ts";

/** What an appeal is about: all of the command that takes it down but who, when and under which number. */
export type Matter = Omit<Extract<Command, { readonly type: "RegisterAppeal" }>, "type" | "appealId" | "at" | "by">;

const openings = [
  "市民来电反映，小区暖气不热，室内温度只有十五度，家中有老人和孩子。",
  "来电人称楼下餐馆夜间排风机噪音很大，凌晨一点仍在运转，影响休息。",
  "市民反映单元门前路面塌陷，雨天积水，已有老人滑倒。",
  "来电人询问居住证到期后如何续签，需要带哪些材料。",
  "市民反映小区地下车库充电桩损坏两个月，至今无人修理。",
  "来电人称楼道内堆放杂物，堵住消防通道，多次劝说无效。",
  "市民反映公交站牌被广告遮挡，看不清末班车时间。",
  "来电人称加装电梯施工停了三周，建筑垃圾没有清走。",
] as const;

const middles = [
  "此情况已经持续两周，曾向物业和居委会反映，对方答复正在协调，但没有说明时间。",
  "来电人表示上月也打过电话，当时承办单位回复已经处理，实际没有变化。",
  "同楼多户居民有同样的问题，可以提供照片和录像。",
  "具体位置在小区东门进入后第二栋楼，靠近自行车棚。",
] as const;

const wishes = [
  "希望相关部门尽快到现场查看，并把处理结果告诉来电人。",
  "希望答复何时能够解决，如果不能解决请说明原因。",
  "来电人要求由街道协调，不希望再次转给物业。",
] as const;

const channels = ["phone", "phone", "phone", "phone", "web", "app", "wechat"] as const;
const kinds = ["complaint", "complaint", "help", "help", "report", "suggestion", "inquiry"] as const;

/** Draws matters of Beijing's lists: categories and places by Zipf, some hundred characters of text. */
export function mattersOf(book: PolicyBook, random: Random): () => Matter {
  const category = random.zipf(book.categories.nodes.map((node) => node.id));
  const area = random.zipf(book.areas.nodes.map((node) => node.id));
  return () => ({
    hotline: "beijing-12345",
    kind: random.pick(kinds),
    channel: random.pick(channels),
    category: category(),
    ...(random.chance(0.95) && { area: area() }),
    address: "某某路甲十二号院三号楼二单元",
    text: [random.pick(openings), ...random.some(middles, 1, 2), random.pick(wishes)].join(""),
    language: "zh",
    caller: `caller-${random.below(1_000_000_000)}`,
  });
}
