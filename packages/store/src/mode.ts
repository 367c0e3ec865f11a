/** `read` needs an existing store and changes nothing in it; `write` makes one where there is none. */
export type Mode = "read" | "write";
