/** The alternatives of a cell by their signs: `x` taken, `!x` taken out, `+x` asked for besides, `*` any, `!*` none given. */
export interface Signs {
  readonly plain: readonly string[];
  readonly without: readonly string[];
  readonly besides: readonly string[];
  readonly anything: boolean;
  readonly nothing: boolean;
}

export function readSigns(alternatives: readonly string[]): Signs {
  const signed = (sign: string): readonly string[] =>
    alternatives.flatMap((one) => (one.startsWith(sign) && one !== "!*" ? one.slice(sign.length).trim() || [] : []));
  return {
    plain: alternatives.filter((one) => !/^[!+]/.test(one) && one !== "*"),
    without: signed("!"),
    besides: signed("+"),
    anything: alternatives.includes("*"),
    nothing: alternatives.includes("!*"),
  };
}
