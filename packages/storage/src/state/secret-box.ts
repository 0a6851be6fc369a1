import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto";

/** Why a secret cannot be kept or read, in words for the operator. */
export class SecretKeyError extends Error {
  override name = "SecretKeyError";
}

export interface SecretBox {
  /**
   * Encrypts; what is sealed opens for the same `owner` alone.
   *
   * @throws SecretKeyError when there is no key
   */
  seal(text: string, owner: string): string;
  /** @throws SecretKeyError when its key is not among ours */
  open(sealed: string, owner: string): string;
}

/**
 * Seals with the first of the keys and opens with any of them: AES-256-GCM. To rotate, put a new key before the old one.
 *
 * @param keys 32 bytes each in base64 or hex, separated by commas
 * @throws SecretKeyError when one is no key; it is not repeated
 */
export function secretBox(keys = ""): SecretBox {
  const known = new Map(keys.split(",").flatMap((text) => (text.trim() ? [keyOf(text.trim())] : [])));
  return {
    seal(text, owner) {
      const [id, key] = [...known][0] ?? [];
      if (!id || !key)
        throw new SecretKeyError(
          "The server keeps no secrets without a key: set KAI_SECRET_KEY to the output of `openssl rand -base64 32` and start it again.",
        );
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64")}`;
    },
    open(sealed, owner) {
      const [id = "", text = ""] = sealed.split(".");
      const key = known.get(id);
      if (!key) throw new SecretKeyError(`KAI_SECRET_KEY lacks the key ${id}, which a secret was encrypted with.`);
      const bytes = Buffer.from(text, "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(owner));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new SecretKeyError("A secret was changed in the database: it does not open.", { cause });
      }
    },
  };
}

function keyOf(text: string): [id: string, key: Buffer] {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");
  if (key.length !== 32)
    throw new SecretKeyError("KAI_SECRET_KEY must hold 32 bytes in base64 or hex, as `openssl rand -base64 32` makes.");
  return [hash("sha256", key, "hex").slice(0, 8), key];
}
