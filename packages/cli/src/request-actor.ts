import { Actor } from "@swiftline/core/appeal";
import { invalid } from "./flags.ts";

/** As whom somebody sends requests or is told. Throws `flag/invalid` for who is nobody, or a part of the program. */
export function actorOf(text: string): Actor {
  const actor = Actor.safeParse(text);
  if (!actor.success || actor.data === "clock" || actor.data === "import")
    throw invalid(`${text} is nobody who sends requests or is told`, "use caller, hotline, reviewer or agency:CODE");
  return actor.data;
}
