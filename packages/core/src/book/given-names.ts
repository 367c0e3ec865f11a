/**
 * Names that are given once and for good, with what they mean: the tokens that were handed out, the ids by which others call what they
 * sent. `givenNamesContract` says what every one must do.
 */
export interface GivenNames {
  /** Gives a name its meaning; answers whether it was free. Of many who want one at once, one gets it. */
  readonly take: (name: string, means: string, at: number) => Promise<boolean>;
  readonly find: (name: string) => Promise<string | undefined>;
}
