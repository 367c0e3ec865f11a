/** Words are compared without case and runs of blanks; punctuation counts. */
export const foldWord = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
