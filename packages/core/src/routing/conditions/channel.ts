import { Channel } from "../../appeal/terms.ts";
import { oneOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const channel = valueCondition({
  kind: "channel",
  summary: "the appeal came in by this channel",
  valueOf: (subject) => subject.channel,
  read: oneOf(Channel.options),
  known: () => Channel.options,
  example: { cell: "wechat|app", matches: { channel: "app" }, misses: { channel: "phone" } },
});
