/** Whether a text has one thing and, behind it, another: found in one pass, where the pattern `one.*other` begins anew at each `one`. */
export function standsBefore(text: string, one: RegExp, other: RegExp): boolean {
  const at = text.search(one);
  return at >= 0 && other.test(text.slice(at + 1));
}
