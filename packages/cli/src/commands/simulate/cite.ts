import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { bibtexEntry, citationFile } from "@swiftline/core/exporting";
import { writeWhole } from "@swiftline/files";
import * as z from "zod";
import { dateFlag, invalid } from "../../flags.ts";
import { citationFiles, experimentCitation } from "../../simulating/experiment-citation.ts";
import { readManifest } from "../../simulating/experiment-manifest.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

/** How an experiment is to be cited. */
const CitationAnswer = z.strictObject({
  title: z.string(),
  resultHash: z.string(),
  bibtex: z.string(),
  files: z.array(z.string()),
});
type CitationAnswer = z.infer<typeof CitationAnswer>;

export default class SimulateCite extends SwiftlineCommand {
  static override summary = "Say how a simulation is to be cited.";
  static override description =
    "Writes CITATION.cff and citation.bib into the folder of an outcome, and tells the BibTeX entry. Both name the scenario, the seed, the versions and the hash of the result, so that whoever runs it again knows whether he has the same.";
  static override examples = [
    {
      description: "An outcome that is published",
      command: "<%= config.bin %> simulate cite outcome --author 'Planning Office' --date 2026-06-01",
    },
  ];
  static override args = {
    folder: Args.string({ ignoreStdin: true, description: "a folder that --out wrote", required: true }),
  };
  static override flags = {
    author: Flags.custom<string>({
      summary: "who made it, a person or an office; may be given again",
      multiple: true,
      default: ["Swiftline contributors"],
      helpValue: "NAME",
      async parse(name) {
        if (name.trim() === "") throw invalid("an author has a name", "write --author 'Planning Office'");
        return name;
      },
    })(),
    date: dateFlag({ summary: "when it was published" }),
  };
  static override answers = CitationAnswer;

  async run(): Promise<CitationAnswer> {
    const { args, flags } = await this.parse(SimulateCite);
    const manifest = await readManifest(join(args.folder, "manifest.json"));
    const cited = experimentCitation(manifest, { authors: flags.author, releasedOn: flags.date });
    const bibtex = bibtexEntry(`swiftline-${manifest.resultHash.slice(0, 12)}`, cited);
    const texts = { "CITATION.cff": citationFile(cited), "citation.bib": bibtex };
    const files = citationFiles.map((name) => join(args.folder, name));
    for (const name of citationFiles) await writeWhole(join(args.folder, name), texts[name]);
    this.log(bibtex);
    this.log(`Written: ${files.join(", ")}.`);
    return { title: cited.title, resultHash: manifest.resultHash, bibtex, files };
  }
}
