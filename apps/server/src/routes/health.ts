import { healthz, readyz } from "@kai/schema";
import type { LogStore } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { serve } from "../http/contract.ts";
import { version } from "../version.ts";

/** For the machine that runs the server: is it alive, can it take logs? */
export function health(app: FastifyInstance, store: LogStore, isStopping: () => boolean): void {
  serve(app, healthz, async () => ({ status: "ok", version }));
  serve(app, readyz, async (_request, reply) => {
    const { pending, full, rejected, engine } = store.status();
    const ready = !full && !isStopping();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "unready", pending, rejected, engine });
  });
}
