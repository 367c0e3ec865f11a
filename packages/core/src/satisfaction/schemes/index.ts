import type { PublishedScheme } from "../scheme.ts";
import { huairou2025 } from "./huairou-2025.ts";
import { plain } from "./plain.ts";
import { zhungeer } from "./zhungeer.ts";

/** Every scoring scheme a city may name. A new one is one file and one line here. */
export const schemes: readonly PublishedScheme[] = [huairou2025, zhungeer, plain];
