import type * as z from "zod";
import { PublicAppeal } from "./public-appeal.ts";

/** What is told of an appeal where many are written at once: which it is, and how it stands then. */
export const WrittenAppeal = PublicAppeal.pick({ id: true, version: true, status: true, agency: true });
export type WrittenAppeal = z.infer<typeof WrittenAppeal>;

export const writtenOf = ({ id, version, status, agency }: PublicAppeal): WrittenAppeal => ({
  id,
  version,
  status,
  agency,
});
