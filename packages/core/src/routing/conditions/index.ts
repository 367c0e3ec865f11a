import type { Condition } from "../condition.ts";
import { area } from "./area.ts";
import { category } from "./category.ts";
import { channel } from "./channel.ts";
import { kind } from "./kind.ts";
import { text } from "./text.ts";

/** Every condition a routing table may use, by column. A new one is one file and one line here. */
export const conditions: readonly Condition[] = [category, area, channel, kind, text];
