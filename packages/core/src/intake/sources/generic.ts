import { didYouMean } from "../../nearest.ts";
import { no } from "../../result.ts";
import { completed } from "../completed-mapping.ts";
import { readMappedRows } from "../mapped-rows.ts";
import { Mapping } from "../mapping.ts";
import type { Source } from "../source.ts";
import { presets } from "./presets.ts";

export const generic: Source = {
  id: "generic",
  summary: "any table, by a mapping file that says what its columns mean",
  recognises: () => false,
  meaning: ({ mapping }) => mapping && withPreset(mapping),
  bind(columns, context) {
    const { mapping } = context;
    if (mapping === undefined) {
      const message = "the generic source needs a mapping file that says what the columns mean";
      return no([{ code: "intake/no-mapping", message, suggestion: "name one with --mapping FILE" }]);
    }
    const whole = withPreset(mapping);
    return whole === undefined ? no([unknownPreset(mapping.preset ?? "")]) : readMappedRows(columns, whole, context);
  },
  example: {
    columns: ["number", "opened", "matter"],
    cells: ["A-1", "2026-03-02 09:30", "noise"],
    mapping: { columns: { id: "number", registeredAt: "opened", category: "matter" } },
  },
};

/** A mapping as it is meant: what its preset says, where it does not say otherwise. Undefined where there is no such preset. */
function withPreset(mapping: Mapping): Mapping | undefined {
  if (mapping.preset === undefined) return mapping;
  const preset = presets.find(({ id }) => id === mapping.preset);
  return preset && completed(Mapping.parse(preset.mapping), mapping);
}

function unknownPreset(name: string) {
  const known = presets.map(({ id }) => id);
  const message = `there is no preset ${name}; there are ${known.join(", ")}`;
  return { code: "intake/unknown-preset", message, field: "preset", value: name, ...didYouMean(name, known) };
}
