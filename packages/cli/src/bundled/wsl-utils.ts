import { release } from "node:os";

/**
 * Stands for the package wsl-utils in the bundle: oclif asks it, on every start, whether this is Linux inside Windows, and it
 * would load child processes and more to answer.
 */
export const isWsl = process.platform === "linux" && release().toLowerCase().includes("microsoft");

/** Asked only on Windows, to tell PowerShell from cmd. */
export const powerShellPath = async (): Promise<string> => "powershell.exe";
