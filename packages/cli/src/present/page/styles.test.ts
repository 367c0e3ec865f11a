import { expect, test } from "vitest";
import { styles } from "./styles.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const [light = "", dark = ""] = styles.match(/color-scheme:[^}]*/g) ?? [];
const schemes = { light, dark };

test.each(Object.entries(schemes))(
  "the %s scheme can be read by people who see little contrast (WCAG AA)",
  (_, text) => {
    const colours = new Map(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]),
    );
    const of = (name: string): string => colours.get(name) ?? "";
    for (const name of ["ink", "quiet", "accent"])
      for (const ground of ["paper", "tint"])
        expect(contrast(of(name), of(ground)), `${name} on ${ground}`).toBeGreaterThan(4.5);
    for (const series of [1, 2, 3, 4, 5, 6]) {
      expect(contrast(of(`outline-${series}`), of("paper")), `outline ${series}`).toBeGreaterThan(3);
      expect(contrast(of(`on-series-${series}`), of(`series-${series}`)), `words on ${series}`).toBeGreaterThan(4.5);
    }
  },
);

test("series that stand side by side differ in lightness, so that they differ in grey", () => {
  for (const text of Object.values(schemes)) {
    const series = [...text.matchAll(/--series-\d: (#[0-9a-f]{6})/g)].map(([, colour = ""]) => colour);
    for (const [index, colour] of series.slice(1, 4).entries())
      expect(contrast(colour, series[index] ?? ""), `${index + 1} and ${index + 2}`).toBeGreaterThan(1.5);
  }
});
