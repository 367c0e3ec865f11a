/** `read` needs an existing store and changes nothing in it; `change` needs one too; `write` makes one where there is none. */
export type Mode = "read" | "change" | "write";
