import { withKai, withKaiAction, withKaiApi } from "@kai/next";
import type { NextApiRequest } from "next";
import type { NextRequest } from "next/server";

// What Next would refuse does not compile; nothing here is ever run.

// @ts-expect-error -- not a Response
withKai(() => ({ answer: 1 }));
// @ts-expect-error -- params is a promise
withKai((_: NextRequest, { params }: { params: { id: string } }) => new Response(params.id));
// @ts-expect-error -- an API route has another request
withKai((request: NextApiRequest) => Response.json(request.query));
// @ts-expect-error -- an action is async
withKaiAction((form: FormData) => form.get("a"));
// @ts-expect-error -- a route handler is not an API route
withKaiApi((request: NextRequest) => Response.json(request.url));
