import { nearest } from "@swiftline/core";
import type { Failure } from "./present/failure.ts";

/**
 * What to say of a command line that names no command, with the command that was probably meant. `ids` are oclif's
 * (`appeal:list`); it joins the words of a line in the same way.
 */
export function unknownCommand(id: string, ids: readonly string[]): Failure {
  const [first = "", second] = id.split(":");
  const topics = new Set(ids.flatMap((known) => (known.includes(":") ? (known.split(":")[0] ?? []) : [])));
  const inTopic = second !== undefined && topics.has(first);
  const wanted = inTopic ? second : first;
  const known = inTopic ? secondWordsOf(first, ids) : [...topics, ...ids.filter((id) => !id.includes(":"))];
  const near = nearest(wanted, known);
  const meant = near !== undefined && inTopic ? `${first} ${near}` : near;
  return {
    code: "flag/invalid",
    message: `there is no command ${inTopic ? `${first} ${second}` : first}`,
    tryThis: meant === undefined ? `swiftline ${inTopic ? `${first} ` : ""}--help` : `did you mean swiftline ${meant}?`,
  };
}

const secondWordsOf = (topic: string, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => (id.startsWith(`${topic}:`) ? id.slice(topic.length + 1) : []));
