/** A text of a file in one line, so that it can neither break out of a comment nor move the cursor, nor turn what stands behind it. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ");
