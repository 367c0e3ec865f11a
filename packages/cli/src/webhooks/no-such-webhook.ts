import { SwiftlineError } from "@swiftline/core";

export const noSuchWebhook = (id: string): SwiftlineError =>
  new SwiftlineError("webhook/not-found", `there is no webhook ${id}`, {
    tryThis: "look for it with: swiftline webhook list",
  });
