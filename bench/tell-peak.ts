/** Loaded ahead of a program (`node --import`): when it ends, its largest memory in MB and its processor time in ms end standard error. */
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`\n${maxRSS / 1024} ${(userCPUTime + systemCPUTime) / 1000}`);
});
