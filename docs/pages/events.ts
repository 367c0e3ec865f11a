import { acts, Event } from "../../packages/core/src/appeal/index.ts";
import { en } from "../../packages/core/src/text/en.ts";
import { zh } from "../../packages/core/src/text/zh.ts";
import { fieldsOf, formOf, type JsonSchema, jsonSchemaOf, namedForms } from "./json-schema.ts";
import { code, page, rows } from "./markdown.ts";

const actOf = new Map(acts.flatMap((act) => Object.keys(act.evolve).map((type) => [type, act.name])));

const common = ["type", "appealId", "at", "by"];

/** A form that has a name is spelled out here and nowhere else. */
const spelled = (form: JsonSchema): string =>
  form.properties === undefined && form.anyOf === undefined
    ? formOf({ ...form, default: "spell" })
    : (form.anyOf ?? [form]).map((one) => formOf({ ...one, default: "spell" })).join(" or ");

export function eventsPage(): string {
  const kinds = jsonSchemaOf(Event).oneOf ?? [];
  return page(
    "Events",
    "What the log can hold. Every event has its `type`, the `appealId`, the instant `at` (integer milliseconds since 1970, UTC) and `by`, who did it. A `?` marks what may be left out.",
    rows(
      ["event", "English", "Chinese", "act", "fields besides the common ones"],
      kinds.map((kind) => {
        const type = String(kind.properties?.type?.const) as keyof typeof en.event;
        const fields = fieldsOf(kind).filter(({ name }) => !common.includes(name));
        return [
          code(type),
          en.event[type],
          zh.event[type],
          `[${actOf.get(type)}](acts.md#${actOf.get(type)})`,
          fields.map(({ name, form, optional }) => `${code(name + (optional ? "?" : ""))}: ${form}`).join("; "),
        ];
      }),
    ),
    "## Forms with a name",
    rows(
      ["form", "takes"],
      namedForms().map(([name, form]) => [name, spelled(form)]),
    ),
  );
}
