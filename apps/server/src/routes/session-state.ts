import { type Audit, defaultProject, operator, type Session, type State } from "@kai/storage";
import type { TryLimit } from "../http/try-limit.ts";

/** What signing in takes. */
export interface SigningIn {
  state: State;
  /** Whether `KAI_PASSWORD` sets the password. */
  isPasswordFixed: boolean;
  /** Of the password. */
  tries: TryLimit;
}

/** Puts on record what was done with the password, where the first project's administrators see it: it concerns them all. */
export const recordPassword = (audit: Audit, entry: { action: string; actor: string; address: string }) =>
  audit.record({ ...entry, project_id: defaultProject, target: operator });

/** What every endpoint of the session answers. */
export async function sessionState({ state, isPasswordFixed }: SigningIn, session: Session | null) {
  const set = { password_set: (await state.passwords.current()) !== null, password_fixed: isPasswordFixed };
  if (!session) return { ...set, session };
  const { via, expires_at, caller } = session;
  const { project_id, environment, scopes } = caller;
  const project = (await state.projects.list()).find(({ id }) => id === project_id);
  return {
    ...set,
    session: {
      via,
      key_id: via === "key" ? caller.key_id : null,
      project_id,
      project_name: project?.name ?? project_id,
      environment,
      scopes,
      expires_at,
    },
  };
}
