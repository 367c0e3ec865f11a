import type { Act } from "../src/appeal/act.ts";

/** Taking an import back is laid down by name and shape, and refused. */
export const isSupported = ({ name }: Pick<Act, "name">): boolean => name !== "withdraw-import";
