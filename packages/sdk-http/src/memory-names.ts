import type { GivenNames } from "@swiftline/core/book";

/** Given names in memory: for one process, which forgets them when it ends. */
export function memoryNames(): GivenNames {
  const names = new Map<string, string>();
  return {
    async take(name, means) {
      if (names.has(name)) return false;
      names.set(name, means);
      return true;
    },
    find: async (name) => names.get(name),
  };
}
