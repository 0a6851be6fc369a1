import { hash, randomBytes } from "node:crypto";
import { keyScopes } from "@kai/schema";
import { sql } from "kysely";
import type { ApiKeys, Caller } from "./api-keys.ts";
import type { Passwords } from "./passwords.ts";
import { defaultProject, requireProject } from "./projects.ts";
import { Recent } from "./recent.ts";
import type { StateDatabase, StateTables } from "./tables.ts";
import type { Tenant } from "./tenant.ts";

/** What opens a session: an API key, or the operator's password, by their ids. */
interface Credential {
  via: "key" | "password";
  credential_id: string;
}

/** Somebody who is signed in. */
export interface Session extends Credential {
  /** What they may do: what the key may, or everything, as `operator`, in one project after the other. */
  caller: Caller;
  /** When it ends unless it is used. */
  expires_at: string;
}

/** Whose browser opens a session. */
interface Origin {
  address: string;
  /** What the browser says of itself. */
  user_agent: string | undefined;
}

/** One of the sessions of a key or of the operator, as these are told of it. */
interface ListedSession {
  created_at: string;
  /** To the hour. */
  used_at: string;
  expires_at: string;
  /** Where it was opened from; null when it was before that was kept. */
  address: string | null;
  user_agent: string | null;
  /** Whether it is that of who asks. */
  current: boolean;
}

/** Who asks for the sessions of a key or password: by one of them, when there is a token. */
interface Asker {
  credential_id: string;
  token?: string | undefined;
}

/** Sessions of browsers. Of the token that names one only its SHA-512 is kept: it is random, as keys are. */
export interface Sessions {
  /** Opens a session. Its token is answered here and never again. The credential's least used one makes room when there are {@link mostSessions}. */
  create(by: Credential, from: Origin): Promise<{ token: string; session: Session }>;
  /** Whose token it is; null once the session ended, by itself or with its key or password. Finding it counts as use. */
  find(token: string): Promise<Session | null>;
  /**
   * Acts elsewhere from now on.
   *
   * @throws ProjectError when there is no such project
   */
  change(token: string, to: Partial<Tenant>): Promise<Session | null>;
  end(token: string): Promise<void>;
  /** Those of a key or password that are open, the last used first. */
  list(asker: Asker): Promise<ListedSession[]>;
  /** Ends them, but for that of who asks. Answers how many. */
  endOthers(asker: Asker): Promise<number>;
}

/** Names the holder of the password where others are named by the id of their key. */
export const operator = "operator";
/** How many sessions one key or the password may have. */
export const mostSessions = 50;
/** A session that is not used for so long ends. */
export const sessionIdleDays = 7;
/** However much it is used, it ends after so long. */
export const sessionDays = 30;

/** How long this process goes on with a session that ended in another. */
const sessionDelayMs = 3000;
/** How often use is noted. */
const notedMs = 3_600_000;
/** How much of what a browser says of itself is kept. */
const userAgentLength = 300;
const dayMs = 86_400_000;

type Row = StateTables["sessions"];

interface SessionsOptions {
  keys: ApiKeys;
  passwords: Passwords;
  onError: (error: unknown) => void;
}

export function openSessions(database: StateDatabase, { keys, passwords, onError }: SessionsOptions): Sessions {
  const known = new Recent<Row>({ size: 1000, freshMs: sessionDelayMs, staleMs: 60_000 });

  async function callerOf({ via, credential_id, project_id, environment }: Row): Promise<Caller | null> {
    if (via === "key") {
      const caller = await keys.find(credential_id);
      return caller && { ...caller, environment: environment ?? caller.environment };
    }
    if ((await passwords.current()) !== credential_id) return null;
    const noLimits = { rate_limit: null, monthly_log_quota: null, expires_at: null };
    const tenant = { project_id: project_id ?? defaultProject, environment: environment ?? "prod" };
    return { key_id: operator, scopes: keyScopes, ...tenant, ...noLimits };
  }

  async function open(row: Row): Promise<Session | null> {
    const caller = await callerOf(row);
    if (!caller) return null;
    const { via, credential_id, expires_at } = row;
    const ends = [expires_at, ...(caller.expires_at ? [caller.expires_at] : [])].toSorted();
    return { via, credential_id, caller, expires_at: ends[0]! };
  }

  const rowOf = async (token: string): Promise<Row | null> => {
    const sha512 = hashOf(token);
    const row = await known.get(sha512, async () => {
      const query = database.selectFrom("sessions").selectAll().where("sha512", "=", sha512);
      return (await query.executeTakeFirst()) ?? null;
    });
    return row && row.expires_at > new Date().toISOString() ? row : null;
  };

  /** Notes when it was used, and moves its end on, now and then. */
  function noteUse(row: Row): void {
    const now = new Date();
    if (now.getTime() - Date.parse(usedAt(row)) < notedMs) return;
    const used = { used_at: now.toISOString(), expires_at: endOf(row.created_at) };
    Object.assign(row, used);
    database.updateTable("sessions").set(used).where("sha512", "=", row.sha512).execute().catch(onError);
  }

  async function makeRoom({ credential_id }: Credential, now: string): Promise<void> {
    const rank = sql<number>`row_number() over (order by expires_at desc, created_at desc)`;
    const ranked = database
      .selectFrom("sessions")
      .select(["sha512", rank.as("rank")])
      .where("credential_id", "=", credential_id)
      .as("ranked");
    const beyond = database.selectFrom(ranked).select("sha512").where("rank", ">=", mostSessions);
    await database
      .deleteFrom("sessions")
      .where((where) => where.or([where("expires_at", "<=", now), where("sha512", "in", beyond)]))
      .execute();
    known.clear();
  }

  return {
    async create(by, { address, user_agent }) {
      const token = randomBytes(32).toString("base64url");
      const created_at = new Date().toISOString();
      await makeRoom(by, created_at);
      const row = {
        sha512: hashOf(token),
        ...by,
        project_id: null,
        environment: null,
        created_at,
        expires_at: endOf(created_at),
        used_at: created_at,
        address,
        user_agent: user_agent?.slice(0, userAgentLength) ?? null,
      };
      const session = await open(row);
      if (!session) throw new Error("A session was to be opened by a key or password that has just ended.");
      await database.insertInto("sessions").values(row).execute();
      return { token, session };
    },
    async find(token) {
      const row = await rowOf(token);
      const session = row && (await open(row));
      if (session) noteUse(row);
      return session;
    },
    async change(token, { project_id, environment }) {
      if (project_id !== undefined) await requireProject(database, project_id);
      const row = await database
        .updateTable("sessions")
        .set({ ...(project_id !== undefined && { project_id }), ...(environment !== undefined && { environment }) })
        .where("sha512", "=", hashOf(token))
        .returningAll()
        .executeTakeFirst();
      known.clear();
      return row ? open(row) : null;
    },
    async end(token) {
      await database.deleteFrom("sessions").where("sha512", "=", hashOf(token)).execute();
      known.clear();
    },
    async list({ credential_id, token }) {
      const own = token && hashOf(token);
      const rows = await database
        .selectFrom("sessions")
        .selectAll()
        .where("credential_id", "=", credential_id)
        .where("expires_at", ">", new Date().toISOString())
        .orderBy(sql`coalesce(used_at, created_at)`, "desc")
        .orderBy("created_at", "desc")
        .execute();
      return rows.map((row) => ({
        created_at: row.created_at,
        used_at: usedAt(row),
        expires_at: row.expires_at,
        address: row.address,
        user_agent: row.user_agent,
        current: row.sha512 === own,
      }));
    },
    async endOthers({ credential_id, token }) {
      const { numDeletedRows } = await database
        .deleteFrom("sessions")
        .where("credential_id", "=", credential_id)
        .$if(token !== undefined, (query) => query.where("sha512", "!=", hashOf(token!)))
        .executeTakeFirstOrThrow();
      known.clear();
      return Number(numDeletedRows);
    },
  };
}

const usedAt = ({ used_at, created_at }: Pick<Row, "used_at" | "created_at">): string => used_at ?? created_at;

const hashOf = (token: string): string => hash("sha512", token, "base64url");

/** When a session ends that was opened then and is used now. */
function endOf(created_at: string): string {
  const idle = Date.now() + sessionIdleDays * dayMs;
  return new Date(Math.min(idle, Date.parse(created_at) + sessionDays * dayMs)).toISOString();
}
