import { acts } from "@swiftline/core/appeal";
import { actCommand } from "./act-command.ts";
import { peopleFor } from "./act-fields.ts";
import type { ActingCommand } from "./acting-command.ts";

/** The acts that somebody can order, each as a command by its oclif id. What only the clock or an import does is none. */
const actCommands: Readonly<Record<string, typeof ActingCommand>> = Object.fromEntries(
  acts.filter((act) => peopleFor(act).length > 0).map((act) => [`appeal:${act.name}`, actCommand(act)]),
);

export default actCommands;
