/** Whether two lists are of the same things, but for the few that may come in between two questions. */
export function sameList(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others);
  const shared = new Set(some.filter((one) => known.has(one))).size;
  return shared >= 0.9 * Math.max(new Set(some).size, known.size);
}
