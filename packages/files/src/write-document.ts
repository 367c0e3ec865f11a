import { Document, isMap, isScalar, type Node, Scalar, visit } from "yaml";

/** How long a line may be before it is broken. */
const lineWidth = 120;

/** A value as the text of a YAML file; the parts that are called so stand in one line where there is room: `when: { day: weekend }`. */
export function yamlOf(value: unknown, inLine: readonly string[]): string {
  const document = new Document<Node>(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: part }) {
      if (isMap(part) && isScalar(key) && inLine.some((name) => name === key.value)) part.flow = true;
    },
    Scalar(_, scalar) {
      // The library breaks plain texts of several lines so that some cannot be read again.
      if (typeof scalar.value === "string" && /\p{Cc}/u.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth, flowCollectionPadding: true });
}

/** A value as the text of a JSON file. */
export const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
