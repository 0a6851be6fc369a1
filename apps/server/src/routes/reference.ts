import { openApi } from "@kai/schema";
import type { FastifyInstance } from "fastify";
import { referencePage } from "../reference/page.ts";
import { version } from "../version.ts";

/** The API described: for programs at /openapi.json, for people at /reference. */
export function reference(app: FastifyInstance): void {
  const document = JSON.stringify(openApi(version));
  const page = referencePage();
  app.get("/openapi.json", async (_request, reply) => reply.type("application/json").send(document));
  app.get("/reference", async (_request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .send(page),
  );
}
