import { getRequestListener } from "@hono/node-server";
import type { Handler } from "@swiftline/sdk-http";
import express, { type Express } from "express";

/** The city's own app: what begins with /hotline goes to the hotline. Express cuts the prefix off before it calls. */
export function portal(hotline: Handler): Express {
  const app = express();
  // It reads its bodies itself, so it stands before whatever else would read them.
  app.use("/hotline", getRequestListener(hotline, { overrideGlobalObjects: false }));
  app.use(express.json());
  app.get("/", (_, answer) => void answer.send("our city portal"));
  return app;
}
