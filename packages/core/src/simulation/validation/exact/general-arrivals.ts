/** What callers meet at one server whose handling is exponential, however they come (GI/M/1). */
interface GeneralArrivals {
  /** Of the callers, those who find the server busy. */
  readonly pWait: number;
  readonly meanWait: number;
  readonly meanSojourn: number;
  readonly occupancy: number;
}

/**
 * By the root σ below 1 of σ = A(µ(1 − σ)), with A the Laplace transform of the time between callers: it is the share who wait,
 * and each who is there before one is another factor σ.
 */
export function generalArrivals(
  transform: (s: number) => number,
  arrivalRate: number,
  serviceRate: number,
): GeneralArrivals {
  let pWait = 0;
  for (let next = transform(serviceRate); next > pWait; next = transform(serviceRate * (1 - pWait))) pWait = next;
  const meanSojourn = 1 / (serviceRate * (1 - pWait));
  return { pWait, meanWait: pWait * meanSojourn, meanSojourn, occupancy: arrivalRate / serviceRate };
}
