const two = (number: number): string => String(number).padStart(2, "0");

const numbered = (count: number, codeOf: (number: string) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => codeOf(two(index + 1)));

/** Categories in three levels, 18, 144 and 1,008 of them; a code begins with that of its parent. */
export const topCategories = numbered(18, (number) => number);
export const middleCategories = topCategories.flatMap((top) => numbered(8, (number) => top + number));
export const leafCategories = middleCategories.flatMap((middle) => numbered(7, (number) => middle + number));

/** 16 districts of 20 subdistricts; a code begins with that of its district. */
export const districts = numbered(16, (number) => `D${number}`);
export const subdistricts = districts.flatMap((district) => numbered(20, (number) => `${district}S${number}`));

export const agencies = Array.from({ length: 400 }, (_, index) => `U-${index + 1}`);

export const priorities = ["urgent", "high", "normal", "low"] as const;
