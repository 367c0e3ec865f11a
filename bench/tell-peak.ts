/** Loaded ahead of a program (`node --import`): when the program ends, its largest memory is the last line of standard error. */
process.on("exit", () => process.stderr.write(`\n${process.resourceUsage().maxRSS / 1024}`));
