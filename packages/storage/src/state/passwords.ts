import { uniqueId } from "@kai/schema";
import { hashPassword, isPassword } from "./password-hash.ts";
import { Recent } from "./recent.ts";
import type { StateDatabase } from "./tables.ts";

/** How long, at most, this process goes on with a password and its sessions after another process changed it. */
const passwordDelayMs = 3000;

/** The password of whoever runs the server. Kept as a slow hash. */
export interface Passwords {
  /** Names the password that holds: each that is set has another id. Null when none is. May be a few seconds old. */
  current(): Promise<string | null>;
  /** The id of the password when this is it, else null. */
  verify(password: string): Promise<string | null>;
  /** Sets it in place of the one before, whose sessions end by that. Answers its id. */
  set(password: string): Promise<string>;
  /** Sets it unless it is set already. Answers whether that changed anything. */
  ensure(password: string): Promise<boolean>;
}

const holder = "operator";

export function openPasswords(database: StateDatabase): Passwords {
  const known = new Recent<string>({ size: 1, freshMs: passwordDelayMs, staleMs: 60_000 });

  const read = () =>
    database.selectFrom("passwords").select(["password_id", "hash"]).where("holder", "=", holder).executeTakeFirst();

  const verify: Passwords["verify"] = async (password) => {
    const set = await read();
    return set && (await isPassword(password, set.hash)) ? set.password_id : null;
  };

  const set: Passwords["set"] = async (password) => {
    const said = { password_id: uniqueId(), hash: await hashPassword(password), set_at: new Date().toISOString() };
    await database
      .insertInto("passwords")
      .values({ holder, ...said })
      .onConflict((conflict) => conflict.column("holder").doUpdateSet(said))
      .execute();
    known.clear();
    await database.deleteFrom("sessions").where("via", "=", "password").execute();
    return said.password_id;
  };

  return {
    current: () => known.get(holder, async () => (await read())?.password_id ?? null),
    verify,
    set,
    async ensure(password) {
      if (await verify(password)) return false;
      await set(password);
      return true;
    },
  };
}
