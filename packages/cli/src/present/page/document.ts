import tool from "../../../package.json" with { type: "json" };
import { patterns } from "./chart.ts";
import { html, type Markup, trusted } from "./escape.ts";
import { styles } from "./styles.ts";

/** Nothing is loaded and nothing runs, whatever a page holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What stands on a page. */
export interface PageParts {
  readonly title: string;
  /** What the main part is, which one may skip to. */
  readonly is: "report" | "plan" | "simulation";
  readonly masthead: Markup;
  readonly main: Markup;
  /** What is said below it, before who made the page. */
  readonly colophon: Markup;
}

/** A whole page, as one document that needs nothing else. */
export const document = ({ title, is, masthead, main, colophon }: PageParts): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Swiftline ${tool.version}">
<title>${title}</title>
<style>${trusted(styles)}</style>
</head>
<body>
<a class="skip" href="#${is}">Skip to the ${is}</a>
${patterns}
${masthead}
<main id="${is}">
${main}
</main>
${colophon}
</body>
</html>
`;

/** By what a page was made. */
export const maker: Markup = html`<p>Made with Swiftline ${tool.version}.</p>`;
