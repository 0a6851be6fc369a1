import { createGateway, type GatewayOptions } from "@kai/gateway";
import type { ServerFacts } from "@kai/schema";
import type { LogStore, State } from "@kai/storage";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { answerBeforeBody } from "./http/answer-before-body.ts";
import { requireKey } from "./http/auth.ts";
import { boundMemory } from "./http/bound-memory.ts";
import { acceptCompressed, acceptJson } from "./http/body.ts";
import { builtDashboard } from "./dashboard/built-dashboard.ts";
import { answerError, answerErrors } from "./http/errors.ts";
import { TryLimit } from "./http/try-limit.ts";
import { gatewayPorts } from "./gateway/gateway-ports.ts";
import { ServerMetrics } from "./prometheus/server-metrics.ts";
import { openIntake } from "./ingest/intake.ts";
import { Catalogue } from "./models/catalogue.ts";
import { administration } from "./routes/administration.ts";
import { cachedAnswers } from "./routes/cached-answers.ts";
import { changeLogs } from "./routes/change-logs.ts";
import { chatCompletions } from "./routes/chat-completions.ts";
import { describeServer } from "./routes/describe-server.ts";
import { customers } from "./routes/customers.ts";
import { dashboard } from "./routes/dashboard.ts";
import { exportLogs } from "./routes/export-logs.ts";
import { gatewaySettings } from "./routes/gateway-settings.ts";
import { health } from "./routes/health.ts";
import { losses } from "./routes/losses.ts";
import { filters } from "./routes/describe-filters.ts";
import { metrics } from "./routes/metrics.ts";
import { models } from "./routes/models.ts";
import { otlp } from "./routes/otlp.ts";
import { promptVersions } from "./routes/prompt-versions.ts";
import { prompts } from "./routes/prompts.ts";
import { prometheus } from "./routes/prometheus.ts";
import { publicModels } from "./routes/public-models.ts";
import { reference } from "./routes/reference.ts";
import { repriceLogs } from "./routes/reprice-logs.ts";
import { relays } from "./routes/relays.ts";
import { requestLogs } from "./routes/request-logs.ts";
import { threads } from "./routes/threads.ts";
import { traces } from "./routes/traces.ts";
import { traceIngest } from "./routes/trace-ingest.ts";
import { password } from "./routes/password.ts";
import { session } from "./routes/session.ts";
import { sessions } from "./routes/sessions.ts";
import { scores } from "./routes/scores.ts";
import { tailLogs } from "./routes/tail-logs.ts";

export interface AppOptions {
  store: LogStore;
  state: State;
  /** @default "info" */
  logLevel?: string;
  /** Most bytes of bodies in memory at a time; beyond it, requests are refused with 503. @default 256 MiB, or a sixteenth of the memory if that is less */
  bodyBytes?: number;
  /** How the gateway calls models. @default without credentials of the server's own */
  gateway?: GatewayOptions;
  /** What a monitor shows to read metrics. @default none: they are not served */
  metricsKey?: string;
  /** Whether the password of the state is set by the environment at each start. @default false: people may set it */
  isPasswordFixed?: boolean;
  /** What administrators are told of how it runs. @default nothing: the endpoint is not there */
  facts?: ServerFacts;
  /** Where the dashboard's build is. @default that of `@kai/dashboard` */
  dashboardDir?: string;
}

/** The HTTP server, ready to listen: open routes, then those that need a key. */
export function createApp({
  store,
  state,
  logLevel = "info",
  bodyBytes,
  gateway = {},
  metricsKey,
  isPasswordFixed = false,
  facts,
  dashboardDir = builtDashboard(),
}: AppOptions): FastifyInstance {
  let stopping = false;
  const app = Fastify({
    logger: {
      level: logLevel,
      base: null,
      stream: process.stderr,
      serializers: { req: ({ id, method, url }) => ({ id, method, path: url?.split("?")[0] }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    // A proxy in front may take its time with idle connections; ours close first otherwise.
    keepAliveTimeout: 72_000,
    // Who sends more slowly than this is not waited for.
    requestTimeout: 300_000,
    requestIdHeader: "x-request-id",
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
  const monitor = new ServerMetrics(store);
  app.addHook("preClose", async () => {
    stopping = true;
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff");
  });
  // One line for each request. Query strings are left out: filters hold names of customers.
  app.addHook("onResponse", async (request, reply) => {
    const line = {
      req: request,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      key: request.caller?.key_id,
    };
    const { method, routeOptions } = request;
    monitor.answered({ method, route: routeOptions.url, status: reply.statusCode, ms: reply.elapsedTime });
    request.log[reply.statusCode >= 500 ? "error" : "info"](line, "request");
  });
  answerErrors(app);
  answerBeforeBody(app);
  acceptJson(app);
  health(app, store, () => stopping);
  reference(app);
  dashboard(app, dashboardDir);
  prometheus(app, { metrics: monitor, key: metricsKey });
  const catalogue = new Catalogue(gateway.environment ?? {});
  publicModels(app, catalogue);
  const signingIn = { state, isPasswordFixed, tries: new TryLimit() };
  session(app, signingIn);
  app.register(async (scope) => {
    requireKey(scope, state);
    acceptCompressed(scope);
    boundMemory(scope, bodyBytes);
    const intake = openIntake({ store, state, monitor });
    requestLogs(scope, { store, intake, ledger: state.losses });
    filters(scope, store);
    metrics(scope, store);
    threads(scope, store);
    traces(scope, { store, audit: state.audit });
    customers(scope, { store, state });
    exportLogs(scope, store);
    tailLogs(scope, store);
    changeLogs(scope, { store, audit: state.audit });
    scores(scope, store);
    repriceLogs(scope, { store, state });
    losses(scope, state.losses);
    administration(scope, state);
    if (facts) describeServer(scope, facts);
    password(scope, signingIn);
    sessions(scope, state);
    gatewaySettings(scope, state);
    cachedAnswers(scope, state);
    prompts(scope, state);
    promptVersions(scope, state);
    models(scope, { state, catalogue });
    otlp(scope, intake);
    traceIngest(scope, intake);
    const { ports, admit, settled } = gatewayPorts({ intake, state, monitor, catalogue, log: app.log });
    const calls = { gateway: createGateway(ports, gateway), admit };
    chatCompletions(scope, calls);
    relays(scope, calls);
    scope.addHook("onClose", settled);
  });
  return app;
}
