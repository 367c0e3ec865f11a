import { baltimore311 } from "./baltimore-311.ts";
import { boston311 } from "./boston-311.ts";
import { cn12345 } from "./cn-12345.ts";
import { cnMessageBoard } from "./cn-message-board.ts";
import { losAngeles311 } from "./los-angeles-311.ts";
import { nyc311 } from "./nyc-311.ts";
import { open311 } from "./open311.ts";
import type { Preset } from "./preset.ts";

/** Every form of record whose columns are known; where two fit a file, the first is meant. */
export const presets: readonly Preset[] = [
  nyc311,
  baltimore311,
  losAngeles311,
  boston311,
  open311,
  cnMessageBoard,
  cn12345,
];
