import { z } from "zod";
import { type Endpoint, keyScopes } from "./endpoint.ts";

const password = z.string().min(12).max(1000);

/** Body of {@link signIn}. */
export const newSession = z
  .strictObject({
    key: z.string().min(1).max(1000).optional().meta({ description: "An API key." }),
    password: z.string().min(1).max(1000).optional().meta({ description: "The operator's password." }),
  })
  .refine(({ key, password }) => (key === undefined) !== (password === undefined), {
    error: "must have either `key` or `password`",
  });

/** Body of {@link updateSession}. */
export const sessionChange = z
  .strictObject({
    project_id: z.string().min(1).max(63).optional(),
    environment: z.enum(["prod", "test"]).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: "needs one of project_id, environment" });

/** Body of {@link setPassword}. */
export const newPassword = z.strictObject({
  password: password.meta({ description: "From now on: 12 to 1000 characters." }),
  current: z.string().max(1000).optional().meta({ description: "Until now. Needed by a session that it opened." }),
});

/** What every endpoint of the session answers. */
const sessionState = z.object({
  password_set: z.boolean().meta({ description: "Whether one can sign in by password." }),
  password_fixed: z
    .boolean()
    .meta({ description: "Whether `KAI_PASSWORD` sets it, so that it is changed there alone." }),
  session: z
    .object({
      via: z.enum(["key", "password"]),
      key_id: z.string().nullable().meta({ description: "The key of the session; null by password." }),
      project_id: z.string(),
      project_name: z.string(),
      environment: z.enum(["prod", "test"]),
      scopes: z.array(z.enum(keyScopes)),
      expires_at: z.string().meta({ description: "When it ends unless it is used; each use moves it on." }),
    })
    .nullable()
    .meta({ description: "Null when nobody is signed in." }),
});

const byKey = {
  password_set: true,
  password_fixed: false,
  session: {
    via: "key",
    key_id: "kai_1a2b3c4d",
    project_id: "default",
    project_name: "default",
    environment: "prod",
    scopes: ["ingest", "read", "admin", "gateway"],
    expires_at: "2026-01-12T10:02:11.000Z",
  },
};
const answer = (description: string, example: object = byKey) => ({ description, schema: sessionState, example });

const common = { tag: "Session", scope: null, path: "/api/session/" } as const;
const ofPages = " Send the header `x-kai-client`, and from pages of this server alone.";
const errorsOfBodies = ["INVALID_JSON", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_ERROR"] as const;

export const signIn = {
  ...common,
  id: "signIn",
  method: "POST",
  summary: "Sign in",
  description:
    "By an API key, for what the key may do, or by the operator's password, for everything in every project. The answer sets the cookie `kai_session`, which then stands for the key wherever one is needed." +
    ofPages,
  body: newSession,
  bodyExample: { key: "Xy12ab34.…" },
  answers: { 201: answer("Signed in.") },
  errors: [...errorsOfBodies, "INVALID_API_KEY", "INVALID_PASSWORD", "FORBIDDEN", "RATE_LIMITED"],
} satisfies Endpoint;

export const getSession = {
  ...common,
  id: "getSession",
  method: "GET",
  summary: "Who is signed in",
  description: "Needs no key and no session.",
  answers: { 200: answer("The session of the cookie.") },
  errors: [],
} satisfies Endpoint;

export const updateSession = {
  ...common,
  id: "updateSession",
  method: "PATCH",
  summary: "Switch the project or environment of the session",
  description:
    "By password, to any project and environment. By a key with the scope `admin`, to another environment of its project." +
    ofPages,
  body: sessionChange,
  bodyExample: { project_id: "shop", environment: "test" },
  answers: { 200: answer("The session.") },
  errors: [...errorsOfBodies, "UNAUTHENTICATED", "FORBIDDEN", "PROJECT_NOT_FOUND"],
} satisfies Endpoint;

export const signOut = {
  ...common,
  id: "signOut",
  method: "DELETE",
  summary: "Sign out",
  description: "Ends the session of the cookie, and clears the cookie." + ofPages,
  answers: { 200: answer("Nobody is signed in.", { ...byKey, session: null }) },
  errors: ["FORBIDDEN"],
} satisfies Endpoint;

const openSession = z.object({
  created_at: z.string(),
  used_at: z.string().meta({ description: "When it was used last, to the hour." }),
  expires_at: z.string().meta({ description: "When it ends unless it is used." }),
  address: z.string().nullable().meta({ description: "Where it was opened from." }),
  user_agent: z.string().nullable().meta({ description: "What its browser said of itself." }),
  current: z.boolean().meta({ description: "Whether it is that of the cookie." }),
});

export const listSessions = {
  id: "listSessions",
  tag: "Session",
  method: "GET",
  scope: "read",
  otherScopes: keyScopes.filter((scope) => scope !== "read"),
  path: "/api/sessions/",
  summary: "List the sessions of the key or password",
  description:
    "Where somebody is signed in by the same API key, or by the password for a session of the operator; the last used first. Never the tokens.",
  answers: {
    200: {
      description: "The sessions.",
      schema: z.object({ results: z.array(openSession) }),
      example: {
        results: [
          {
            created_at: "2026-01-05T10:02:11.000Z",
            used_at: "2026-01-05T12:10:40.000Z",
            expires_at: "2026-01-12T12:10:40.000Z",
            address: "192.0.2.7",
            user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            current: true,
          },
        ],
      },
    },
  },
  errors: [],
} satisfies Endpoint;

export const endOtherSessions = {
  id: "endOtherSessions",
  tag: "Session",
  method: "DELETE",
  scope: "admin",
  otherScopes: keyScopes.filter((scope) => scope !== "admin"),
  path: "/api/sessions/",
  summary: "Sign out everywhere else",
  description:
    "Ends every session of the same API key, or of the password, but for that of the cookie; asked with the key itself, all of them.",
  answers: {
    200: {
      description: "How many ended.",
      schema: z.object({ ended: z.int() }),
      example: { ended: 2 },
    },
  },
  errors: [],
} satisfies Endpoint;

export const setPassword = {
  id: "setPassword",
  tag: "Session",
  method: "POST",
  scope: "admin",
  path: "/api/session/password/",
  summary: "Set the operator's password",
  description:
    "Ends every other session by the password before. A key may do it only while its project is the only one, since the password opens all of them.",
  body: newPassword,
  bodyExample: { password: "correct horse battery staple" },
  answers: { 201: answer("The password is set.") },
  errors: [...errorsOfBodies, "INVALID_PASSWORD", "PASSWORD_NOT_CHANGEABLE"],
} satisfies Endpoint;
