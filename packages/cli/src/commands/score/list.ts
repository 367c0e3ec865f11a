import { schemes } from "@swiftline/core/satisfaction";
import * as z from "zod";
import { textTable } from "../../present/table.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class ScoreList extends SwiftlineCommand {
  static override summary = "List the scoring schemes there are.";
  static override description =
    "A city names its own in satisfaction.yaml and may weigh it otherwise there. A scheme can also be a file: see score whatif.";
  static override examples = ["<%= config.bin %> score list"];
  static override answers = z.strictObject({
    schemes: z.array(
      z.strictObject({
        id: z.string(),
        version: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        summary: z.string(),
        basis: z.string(),
      }),
    ),
  });

  async run(): Promise<z.infer<typeof ScoreList.answers>> {
    await this.parse(ScoreList);
    const listed = schemes.map(({ id, version, from, to, summary, basis }) => ({
      id,
      version,
      from: from ?? null,
      to: to ?? null,
      summary,
      basis,
    }));
    this.log(
      textTable(
        [{ label: "Scheme" }, { label: "Version" }, { label: "From" }, { label: "To" }, { label: "Scores by" }],
        listed.map(({ id, version, from, to, summary }) => [id, version, from ?? "–", to ?? "–", summary]),
      ),
    );
    return { schemes: listed };
  }
}
