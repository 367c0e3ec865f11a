import { execFileSync } from "node:child_process";

const run = (program: "mount" | "umount", ...args: readonly string[]): void => {
  execFileSync(program, args, { stdio: "ignore" });
};

/** A disk of its own over a folder, in memory. */
export interface SmallDisk {
  readonly grow: (size: string) => void;
  readonly forbidWriting: () => void;
  readonly remove: () => void;
}

/** Makes a small disk; only root may, so that a test must be skipped where {@link canMount} is false. */
export function smallDisk(folder: string, size: string): SmallDisk {
  run("mount", "-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder);
  return {
    grow: (size) => run("mount", "-o", `remount,size=${size}`, folder),
    forbidWriting: () => run("mount", "-o", "remount,ro", folder),
    remove: () => run("umount", "-l", folder),
  };
}

/** Whether this process may mount disks: root on Linux, if its container lets it. */
export function canMount(folder: string): boolean {
  try {
    smallDisk(folder, "64k").remove();
    return true;
  } catch {
    return false;
  }
}
