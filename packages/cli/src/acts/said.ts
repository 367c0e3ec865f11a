/** What somebody said of an act: the fields of its command, typed or in JSON; what is undefined was not said. */
export type Said = Readonly<Record<string, unknown>>;

/** How a field is called where it was said: `--copied-to` or `copiedTo`. */
export type NameOf = (field: string) => string;

/** A value as its reader knows it again: a text as it stands, anything else as JSON. */
export const quoted = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
