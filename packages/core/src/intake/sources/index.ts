import type { Source } from "../source.ts";
import { generic } from "./generic.ts";
import { presetSource } from "./preset.ts";
import { presets } from "./presets.ts";
import { swiftline } from "./swiftline.ts";

/** Every form of record that can be imported. A new one is one file and one line here, or in the presets. */
export const sources: readonly Source[] = [...presets.map(presetSource), swiftline, generic];
