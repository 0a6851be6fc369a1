import { createRouter } from "@tanstack/react-router";
import { appRoute, rootRoute } from "./app/app-route.tsx";
import { customerRoute } from "./pages/customer/customer-route.ts";
import { customersRoute } from "./pages/customers/customers-route.ts";
import { gatewayRoute } from "./pages/gateway/gateway-route.ts";
import { keysRoute } from "./pages/keys/keys-route.ts";
import { logRoute } from "./pages/log/log-route.ts";
import { logsRoute } from "./pages/logs/logs-route.ts";
import { modelsRoute } from "./pages/models/models-route.ts";
import { overviewRoute } from "./pages/overview/overview-route.ts";
import { promptRoute } from "./pages/prompt/prompt-route.ts";
import { promptsRoute } from "./pages/prompts/prompts-route.ts";
import { quickStartRoute } from "./pages/quick-start/quick-start-route.ts";
import { settingsRoute } from "./pages/settings/settings-route.ts";
import { signInRoute } from "./pages/sign-in/sign-in-route.ts";
import { threadRoute } from "./pages/thread/thread-route.ts";
import { threadsRoute } from "./pages/threads/threads-route.ts";
import { traceRoute } from "./pages/trace/trace-route.ts";
import { tracesRoute } from "./pages/traces/traces-route.ts";
import { Loading } from "./ui/loading.tsx";
import { PageError } from "./ui/page-error.tsx";

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    appRoute.addChildren([
      overviewRoute,
      logsRoute,
      logRoute,
      tracesRoute,
      traceRoute,
      threadsRoute,
      threadRoute,
      customersRoute,
      customerRoute,
      gatewayRoute,
      modelsRoute,
      promptsRoute,
      promptRoute,
      keysRoute,
      settingsRoute,
      quickStartRoute,
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
