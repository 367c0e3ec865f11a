import type { ColumnRole } from "./mapping.ts";

/** What a record can tell of an agency's work on an appeal, but for a result: one that is taken back is work that begins again. */
export const workRoles = ["agency", "signedAt", "firstContactAt", "dueAt"] as const satisfies readonly ColumnRole[];
export type WorkRole = (typeof workRoles)[number];
