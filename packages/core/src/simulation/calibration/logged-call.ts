/** One call for an operator, as a log tells it; instants and lengths in milliseconds. */
export interface LoggedCall {
  /** When it came into the line. */
  readonly came: number;
  /** How long it stood in line: until it was answered, or until the caller hung up. 0 where an operator was free. */
  readonly waited: number;
  readonly answered: boolean;
  /** How long an operator spoke; 0 where nobody did. */
  readonly served: number;
  /** Who spoke, and who called, where the log knows. */
  readonly operator: string | undefined;
  readonly caller: string | undefined;
}

/** When the wait was over, one way or the other. */
export const waitEnded = ({ came, waited }: LoggedCall): number => came + waited;
