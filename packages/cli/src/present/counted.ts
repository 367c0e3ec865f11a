const plurals: Readonly<Record<string, string>> = {
  agency: "agencies",
  category: "categories",
  identity: "identities",
  policy: "policies",
};

/** `1 agency`, `26 agencies`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;
