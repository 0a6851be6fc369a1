import { Kai } from "@kai/client";

/** The client of the server that these pages come from; the session's cookie says who asks. */
export const kai = new Kai({ baseUrl: location.origin, credentials: "same-origin", timeoutMs: 60_000 });
