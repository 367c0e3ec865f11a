// The hotline inside Node's own server: portal.ts mounts the handler, and the typed client calls it over a socket.
// In the root of the repository: node --conditions=swiftline-source examples/06-embed-in-node/main.ts
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { newYorkHotline, visit } from "../portal-visit.ts";
import { portal } from "./portal.ts";

const hotline = await newYorkHotline({ prefix: "/hotline" });
const server = portal(hotline.handler).listen(0, "127.0.0.1");
await once(server, "listening");
await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

server.close();
server.closeAllConnections();
await hotline.close();
