import type { Limits } from "../limits.ts";

/** How many large forms of strangers are read at once in this process: each may take all the memory that its pictures may have. */
const AT_ONCE = 4;
let read = 0;

/** Whether a form may bring pictures, and is longer than a body of words may be or does not say how long it is. */
export const isLarge = ({ headers }: Request, { bodyBytes }: Limits): boolean =>
  isMultipart(headers) && !(Number(headers.get("content-length") ?? Number.NaN) <= bodyBytes);

const isMultipart = (headers: Headers): boolean => /^multipart\//i.test(headers.get("content-type") ?? "");

/** Does what takes a large form, where there is room for one more; undefined where there is none. */
export async function inRoom<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  if (read >= AT_ONCE) return undefined;
  read++;
  try {
    return await work();
  } finally {
    read--;
  }
}
