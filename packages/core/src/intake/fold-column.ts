/** `Unique Key`, `unique_key` and `UniqueKey` are one column. */
export const foldColumn = (name: string): string => name.replaceAll(/[\s_]/g, "").toLowerCase();
