import type { ActName, CommandOf } from "@swiftline/core/appeal";

/** What the server says of a command itself: which appeal, when, and who. */
type OfTheServer = "type" | "appealId" | "at" | "by";
/** How the moments inside a command are named; a test holds them to it. */
type MomentName = `${string}At` | `${string}On` | "until";

/** What an act needs to know, as it is sent: moments are RFC 3339 text. */
export type ActBody<Name extends ActName> = {
  [Key in keyof Omit<CommandOf<Name>, OfTheServer>]: Key extends MomentName
    ? string
    : CommandOf<Name>[Key & keyof CommandOf<Name>];
};

/** Registering has a route of its own; the clock's acts and the taking back of an import are the program's. */
const ofTheProgram = ["register", "announce-clock", "correct-clock", "withdraw-import"] as const satisfies ActName[];

/** The acts that are done over HTTP. */
export type HttpAct = Exclude<ActName, (typeof ofTheProgram)[number]>;

export const isHttpAct = (name: string): name is HttpAct => !(ofTheProgram as readonly string[]).includes(name);
