import type { Command } from "@swiftline/core/appeal";

/** The command that takes down an appeal of the test city. */
export const registration = (number: number): Command => ({
  type: "RegisterAppeal",
  appealId: `testville:${number}`,
  at: number,
  by: "caller",
  hotline: "testville",
  kind: "complaint",
  channel: "web",
  category: "streets-hole",
  text: "A hole",
});
