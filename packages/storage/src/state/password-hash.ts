import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";

/** 32 MB and a few tenths of a second for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const hashBytes = 32;
const wellFormed = /^scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** A salted hash of a password, and how it was made: `scrypt$N=…,r=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, { salt, ...cost });
  return `scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Whether a hash is of this password. Takes as long for a wrong one as for the right one. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = wellFormed.exec(hashed) ?? [];
  if (!salt || !hash) throw new Error("The password in the state is not in a form that this version of kai knows.");
  const expected = Buffer.from(hash, "base64url");
  const parts = { salt: Buffer.from(salt, "base64url"), N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, parts), expected);
}

/** One at a time: each takes a thread that files and compression need too. */
let last: Promise<unknown> = Promise.resolve();

function derive(password: string, { salt, ...options }: ScryptOptions & { salt: Buffer; N: number; r: number }) {
  const derived = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // Keyboards write the same letter in more than one way.
        scrypt(
          password.normalize("NFKC"),
          salt,
          hashBytes,
          { ...options, maxmem: 256 * options.N * options.r },
          (error, hash) => (error ? reject(error) : resolve(hash)),
        );
      }),
  );
  last = derived.catch(() => {});
  return derived;
}
