import { getRequestListener } from "@hono/node-server";
import type { Handler } from "@swiftline/sdk-http";
import { type FastifyInstance, fastify } from "fastify";

/** The city's own app: what begins with /hotline goes to the hotline, which was made with this prefix. */
export function portal(hotline: Handler): FastifyInstance {
  const app = fastify();
  app.get("/", () => "our city portal");
  const answer = getRequestListener(hotline, { overrideGlobalObjects: false });
  app.register(
    async (below) => {
      // It reads its bodies itself: here, and here only, Fastify leaves them alone.
      below.removeAllContentTypeParsers();
      below.addContentTypeParser("*", (_request, _body, done) => done(null));
      below.all("/*", (request, reply) => {
        reply.hijack();
        void answer(request.raw, reply.raw);
      });
    },
    { prefix: "/hotline" },
  );
  return app;
}
