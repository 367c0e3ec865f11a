import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { SwiftlineError } from "@swiftline/core";
import { systemCode, writeFault } from "./file-fault.ts";
import { type Names, nameBeside } from "./name-beside.ts";

/** A file in the making, which nobody sees by its name before it is whole. */
export interface WholeFile {
  /** Adds text, or bytes. When that fails, what was written so far is taken away. */
  readonly append: (text: string | Uint8Array) => Promise<void>;
  /** Answers when all that was added would outlast a power cut. */
  readonly sync: () => Promise<void>;
  /** Gives the file its name, replacing an older one in a single step. */
  readonly place: () => Promise<void>;
  /**
   * Gives the file the first of these names that is free, or that one of the same content has, and answers it. It replaces none, and
   * keeps its name of the time being as well.
   */
  readonly placeBeside: (names: Names) => Promise<string>;
}

export interface MakeFileOptions {
  /** How many bytes are kept of a file that an earlier process began and did not place. None unless said. */
  readonly keep?: number;
  /** What the file is called until it is placed, for a process to go on with that knows it by this name: it outlasts a failure. */
  readonly partial?: string | undefined;
  /** Who may read it, as `open` takes it; whoever the process lets unless said. */
  readonly mode?: number;
}

/**
 * Makes a file: it is `<target>.partial` until it is placed. What is no plain file (`/dev/stdout`, `/dev/null`, a named pipe)
 * is written straight. Throws `file/not-writable`, here and from its functions, also when the disk is full.
 */
export async function makeFile(target: string, { keep = 0, partial, mode }: MakeFileOptions = {}): Promise<WholeFile> {
  const straight = partial === undefined && (await isThereAndSpecial(target));
  const path = partial ?? (straight ? target : `${target}.partial`);
  const trying = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    try {
      return await act();
    } catch (cause) {
      throw cause instanceof SwiftlineError ? cause : writeFault(cause, target);
    }
  };
  const takeUp = () => (partial === undefined ? goOn(path, target, keep) : openAfter(path, keep));
  const handle = await trying(() => (keep > 0 && !straight ? takeUp() : open(path, "w", mode)));
  const giveUp = async (cause: unknown): Promise<never> => {
    await handle.close().catch(() => {});
    if (!straight && partial === undefined) await rm(path, { force: true });
    throw cause;
  };
  return {
    append: (text) => trying(() => handle.appendFile(text).catch(giveUp)),
    sync: () => trying(() => (straight ? Promise.resolve() : handle.datasync().catch(giveUp))),
    place: () => trying(() => (straight ? handle.close() : settle(handle, path, target).catch(giveUp))),
    placeBeside: (names) =>
      trying(async () => {
        await close(handle).catch(giveUp);
        return nameBeside(path, names);
      }),
  };
}

/** Goes on with a file that an earlier process began; it may have placed it in the moment before it died. */
async function goOn(path: string, target: string, size: number): Promise<FileHandle> {
  const begun = await stat(path).catch(() => undefined);
  if (begun === undefined) await rename(target, path);
  return openAfter(path, size);
}

/** Opens a file behind so many of its bytes and cuts off the rest. */
async function openAfter(path: string, size: number): Promise<FileHandle> {
  const handle = await open(path, "r+").catch((cause) => {
    throw systemCode(cause) === "ENOENT" ? cutOff(path, 0, size) : cause;
  });
  const there = (await handle.stat()).size;
  if (there >= size) await handle.truncate(size);
  await handle.close();
  if (there < size) throw cutOff(path, there, size);
  return open(path, "a");
}

const cutOff = (path: string, there: number, size: number): SwiftlineError =>
  new SwiftlineError("file/not-writable", `${path}: it has ${there} bytes where ${size} were written before`, {
    tryThis: "go on where it lies, with the same command, or name another file and begin anew",
  });

/** Writes a file whole or not at all. Throws `file/not-writable`. */
export async function writeWhole(target: string, text: string | Uint8Array): Promise<void> {
  const file = await makeFile(target);
  await file.append(text);
  await file.place();
}

async function settle(handle: FileHandle, path: string, target: string): Promise<void> {
  await close(handle);
  await rename(path, target);
}

/** When it answers, the file would outlast a power cut. */
async function close(handle: FileHandle): Promise<void> {
  await handle.sync();
  await handle.close();
}

async function isThereAndSpecial(target: string): Promise<boolean> {
  const facts = await stat(target).catch(() => undefined);
  return facts !== undefined && !facts.isFile() && !facts.isDirectory();
}
