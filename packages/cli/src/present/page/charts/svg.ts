import { BarChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Drawing, Frame } from "./drawing.ts";

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Draws a chart as SVG that scales with its place, has its colours and fonts from the page, and is the same every time. */
export function toSvg({ height, option }: Drawing, { width }: Frame): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return plain(drawn).replace(
    /^<svg[^>]*>/,
    `<svg viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">`,
  );
}

/** Without what only a pointer needs, what is not seen, and what is numbered by process: style rules, classes, clips. */
const plain = (svg: string): string =>
  svg
    .replaceAll(/<(style|defs)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<rect[^>]*fill="none"[^>]*><\/rect>/g, "")
    .replaceAll(/<path(?![^>]* stroke=)[^>]*fill="none"[^>]*><\/path>/g, "")
    .replaceAll(/ (?:class|clip-path|pointer-events|xml:space|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll(/ style="font-size:\d+px;[^"]*"/g, "")
    .replaceAll(/><\/path>/g, "/>")
    .replaceAll(/\n+/g, "");
