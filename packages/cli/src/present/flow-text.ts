/** A value as YAML in one line: `{ lognormal: { mean: 5h 12m, scv: 1.43 } }`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([name, part]) => `${plainText(name)}: ${flowText(part)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return typeof value === "string" ? plainText(value) : String(value);
}

/** A text as a YAML scalar, in quotes wherever it could mean anything else. */
export function plainText(text: string): string {
  const isPlain =
    /^[\p{L}][\p{L}\p{N} _()/.-]*$/u.test(text) || /^\d[\d.]*(?:ms|[smhdw]|\/day)(?: \d+(?:ms|[smhd]))*$/.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain && !isWord && !text.endsWith(" ") ? text : JSON.stringify(text);
}
