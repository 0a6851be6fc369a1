import { hash, timingSafeEqual } from "node:crypto";
import { KaiError, prometheus as endpoint } from "@kai/schema";
import type { FastifyInstance } from "fastify";
import { serve } from "../http/contract.ts";
import type { ServerMetrics } from "../prometheus/server-metrics.ts";

const digest = (text: string) => hash("sha256", text, "buffer");

/** For a monitor. It is about the whole server, so that no project's key opens it; without a key of its own it is closed. */
export function prometheus(app: FastifyInstance, { metrics, key }: { metrics: ServerMetrics; key?: string }): void {
  serve(app, endpoint, async (request, reply) => {
    if (!key)
      throw new KaiError("NOT_FOUND", {
        detail: "Metrics are off. Start the server with KAI_METRICS_KEY, and send it as: Authorization: Bearer <key>",
      });
    const given = /^bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (!timingSafeEqual(digest(given), digest(key))) throw new KaiError("INVALID_API_KEY");
    return reply.header("content-type", metrics.contentType).send(await metrics.text());
  });
}
