import type { LogStore, State } from "@kai/storage";
import type { FastifyInstance } from "fastify";

/**
 * Stops in order: no new connections, requests in flight end, the inbox drains, the engine and the state close. Never takes longer than the deadline;
 * what is not drained by then is safe in the inbox and drained by the next start.
 */
export async function stop(
  app: FastifyInstance,
  { store, state, deadlineMs }: { store: LogStore; state: State; deadlineMs: number },
): Promise<void> {
  const started = performance.now();
  const left = () => Math.max(0, deadlineMs - (performance.now() - started));
  // Connections that become idle while closing would otherwise be waited for until their keep-alive ends.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const forced = setTimeout(() => {
    app.log.warn("requests were cut off to stop in time");
    app.server.closeAllConnections();
  }, deadlineMs / 2);
  await app.close();
  clearInterval(idle);
  clearTimeout(forced);
  await store.close({ deadlineMs: left() });
  await state.close();
}
