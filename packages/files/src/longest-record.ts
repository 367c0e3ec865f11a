/** No record of a city is longer, in bytes; an unclosed quote would otherwise swallow the rest of the file into memory. */
export const longestRecord = 16_777_216;
