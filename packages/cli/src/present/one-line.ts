/** A text of a file in one line, so that it can neither break out of a comment nor move the cursor. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
