import { type Act, acts, appealStatuses } from "../../packages/core/src/appeal/index.ts";
import { code, codes, fence, page, rows } from "./markdown.ts";

/** An act whose rules are not written yet says so whatever it is asked. */
export function isSupported(act: Act): boolean {
  try {
    const decided = act.decide({} as never, {} as never, {} as never, {} as never);
    return decided.ok || decided.reason.code !== "act/not-supported";
  } catch {
    return true;
  }
}

const yet = (act: Act): string => (isSupported(act) ? "yes" : "not yet");
const statuses = (of: readonly string[]): string => (of.length === 0 ? "nothing" : of.join(", "));

const anchor = ({ name, summary, basis, by, from, to, command }: Act): string =>
  [
    `### ${name}`,
    summary,
    `- command: ${code(command.shape.type.value)}\n- by: ${by.join(", ")}\n- from: ${statuses(from)}\n- to: ${
      to === "unchanged" ? "unchanged" : to.join(", ")
    }\n- basis: ${basis}`,
  ].join("\n\n");

/** The statuses that an appeal can come to by these acts. */
function reached(some: readonly Act[]): ReadonlySet<string> {
  const statuses = new Set<string>();
  for (let before = -1; before < statuses.size; ) {
    before = statuses.size;
    for (const { from, to } of some)
      if (to !== "unchanged" && (from.length === 0 || from.some((status) => statuses.has(status))))
        for (const status of to) statuses.add(status);
  }
  return statuses;
}

/** One arrow a pair of statuses, with all acts that take it; the acts that leave the status as it is are in the table. */
function diagram(some: readonly Act[]): string {
  const arrows = new Map<string, string[]>();
  const statuses = reached(some);
  for (const { name, from, to } of some) {
    if (to === "unchanged") continue;
    for (const before of from.length === 0 ? ["[*]"] : from.filter((status) => statuses.has(status)))
      for (const after of to) {
        const arrow = `${before} --> ${after}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), name]);
      }
  }
  return fence(
    "mermaid",
    ["stateDiagram-v2", ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(", ")}`)].join("\n"),
  );
}

export function actsPage(): string {
  const supported = acts.filter(isSupported);
  return page(
    "Acts",
    `What can be done to an appeal. An act with “not yet” is laid down with its command and its event and is refused by \`act/not-supported\`. The statuses: ${codes(appealStatuses)}.`,
    rows(
      ["act", "by", "from", "to", "supported"],
      acts.map((act) => [
        `[${act.name}](#${act.name})`,
        act.by.join(", "),
        statuses(act.from),
        act.to === "unchanged" ? "unchanged" : act.to.join(", "),
        yet(act),
      ]),
    ),
    "## The acts supported today",
    diagram(supported),
    "## All acts laid down",
    diagram(acts),
    "## Act by act",
    ...acts.map(anchor),
  );
}
