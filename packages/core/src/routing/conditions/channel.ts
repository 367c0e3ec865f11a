import { Channel } from "../../appeal/terms.ts";
import { defineCondition } from "../condition.ts";
import { parseWords } from "./words.ts";

export const channel = defineCondition<ReadonlySet<Channel>>({
  kind: "channel",
  summary: "the appeal came in by this channel",
  parse: (alternatives) => parseWords(alternatives, Channel.options),
  holds: (channels, subject) => channels.has(subject.channel),
  got: (_channels, subject) => subject.channel,
  index: { keys: (channels) => channels, keyOf: (subject) => subject.channel },
  example: { cell: "wechat|app", matches: { channel: "app" }, misses: { channel: "phone" } },
});
