/** Pictures that came with appeals, by what is in them: the same bytes are kept once. */
export interface MediaStore {
  /** Keeps the bytes and answers their SHA-256 in hexadecimal. They are there to stay before it does. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  /** Undefined for what was never kept. */
  readonly read: (hash: string) => Promise<Uint8Array | undefined>;
}
