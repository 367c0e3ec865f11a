/** What an output says, in one word; a list as a set, so that its order does not count. */
export const spoken = (value: string | readonly string[] | null | undefined): string | undefined =>
  value === null || typeof value === "string" ? (value ?? undefined) : value?.toSorted().join("|");
