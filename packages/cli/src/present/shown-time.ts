/** A moment of `--json` as a table shows it: the city's own time without its offset. */
export const shownTime = (time: string, to: "minute" | "second"): string =>
  time.slice(0, to === "minute" ? 16 : 19).replace("T", " ");
