const plurals: Readonly<Record<string, string>> = {
  agency: "agencies",
  category: "categories",
  identity: "identities",
  policy: "policies",
};

/** `1,234`. */
export const say = (count: number): string => count.toLocaleString("en");

/** `1 agency`, `26 agencies`. */
export const counted = (count: number, noun: string): string =>
  `${say(count)} ${count === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;
