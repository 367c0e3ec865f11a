/** How many steps a proof may still take. One that runs out has proved nothing, and its answer must not be used. */
export interface Budget {
  left: number;
}

export const isSpent = ({ left }: Budget): boolean => left <= 0;
