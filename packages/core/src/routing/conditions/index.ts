import type { Condition } from "../condition.ts";
import type { Domain } from "../domain.ts";
import { area } from "./area.ts";
import { attributeCondition } from "./attribute.ts";
import { category } from "./category.ts";
import { channel } from "./channel.ts";
import { day } from "./day.ts";
import { hour } from "./hour.ts";
import { kind } from "./kind.ts";
import { language } from "./language.ts";
import { population } from "./population.ts";
import { priority } from "./priority.ts";
import { repeat } from "./repeat.ts";
import { text } from "./text.ts";
import { zone } from "./zone.ts";

/** Every condition a routing table may use, by column. A new one is one file and one line here. */
export const conditions: readonly Condition[] = [
  category,
  area,
  text,
  kind,
  channel,
  language,
  population,
  priority,
  hour,
  day,
  zone,
  repeat,
];

/** These, and one for each attribute that the city declares. */
export const withAttributes = (some: readonly Condition[], { attributes }: Domain): readonly Condition[] => [
  ...some,
  ...[...attributes].map(([name, type]) => attributeCondition(name, type)),
];
