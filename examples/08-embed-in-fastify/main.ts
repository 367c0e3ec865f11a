// The hotline inside somebody else's Fastify app: portal.ts mounts the handler, and the typed client calls it over a socket.
// In the root of the repository: node --conditions=swiftline-source examples/08-embed-in-fastify/main.ts
import { newYorkHotline, visit } from "../portal-visit.ts";
import { portal } from "./portal.ts";

const hotline = await newYorkHotline({ prefix: "/hotline" });
const app = portal(hotline.handler);
await visit(await app.listen({ port: 0, host: "127.0.0.1" }));

await app.close();
await hotline.close();
