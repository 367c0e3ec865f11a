/** What a station has seen since its beginning. Everyone who arrived is refused, served, gone, in service or waiting. */
export interface StationTotals {
  readonly arrived: number;
  readonly refused: number;
  readonly served: number;
  /** How many went without having been served. */
  readonly left: number;
  /** The waits that have ended, added up, in the agenda's unit of time. */
  readonly waited: number;
  /** The number of those who wait, integrated over time. Whenever nobody waits it is `waited`, by Little's law. */
  readonly waitingTime: number;
  /** The number of servers at work, integrated over time. */
  readonly busyTime: number;
}
