import { type Act, acts, appealStatuses } from "../../packages/core/src/appeal/index.ts";
import { code, codes, fence, page, rows } from "./markdown.ts";

const statuses = (of: readonly string[]): string => (of.length === 0 ? "nothing" : of.join(", "));

const anchor = ({ name, summary, basis, by, from, to, command }: Act): string =>
  [
    `### ${name}`,
    summary,
    `- command: ${code(command.shape.type.value)}\n- by: ${by.join(", ")}\n- from: ${statuses(from)}\n- to: ${
      to === "unchanged" ? "unchanged" : to.join(", ")
    }\n- basis: ${basis}`,
  ].join("\n\n");

/** One arrow a pair of statuses, with all acts that take it; the acts that leave the status as it is are in the table. */
function diagram(): string {
  const arrows = new Map<string, string[]>();
  for (const { name, from, to } of acts) {
    if (to === "unchanged") continue;
    for (const before of from.length === 0 ? ["[*]"] : from)
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
  return page(
    "Acts",
    `What can be done to an appeal, act by act. The statuses: ${codes(appealStatuses)}.`,
    rows(
      ["act", "by", "from", "to"],
      acts.map((act) => [
        `[${act.name}](#${act.name})`,
        act.by.join(", "),
        statuses(act.from),
        act.to === "unchanged" ? "unchanged" : act.to.join(", "),
      ]),
    ),
    "## From status to status",
    diagram(),
    "## Act by act",
    ...acts.map(anchor),
  );
}
