/** The number written in decimal digits at [from, to) of a text; NaN where one of them is no digit. */
export function readDigits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
