import type { Source } from "../source.ts";
import { generic } from "./generic.ts";
import { nyc311 } from "./nyc-311.ts";

/** Every form of record that can be imported. A new one is one file and one line here. */
export const sources: readonly Source[] = [nyc311, generic];
