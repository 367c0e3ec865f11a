import type { Scheme } from "../scheme.ts";
import { huairou2025 } from "./huairou-2025.ts";
import { plain } from "./plain.ts";

/** Every scoring scheme a city may name. A new one is one file and one line here. */
export const schemes: readonly Scheme[] = [huairou2025, plain];
