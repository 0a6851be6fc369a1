import { createVerify, generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { GoogleAccessTokens } from "./google-access-tokens.ts";
import { Secret } from "./secret.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const private_key = privateKey.export({ type: "pkcs8", format: "pem" });
const account = (email: string, key: unknown = private_key) =>
  new Secret(JSON.stringify({ client_email: email, private_key: key, private_key_id: "k1", project_id: "p" }));

/** Google's side: gives tokens with numbers, for an hour, unless told to refuse. */
function google() {
  const asked: { url: string; form: Readonly<Record<string, string>> }[] = [];
  let refusal: { status: number; json: unknown } | undefined;
  return {
    asked,
    refuse: (status: number, json: unknown) => void (refusal = { status, json }),
    accept: () => void (refusal = undefined),
    postForm: async (url: string, form: Readonly<Record<string, string>>) => {
      asked.push({ url, form });
      return refusal ?? { status: 200, json: { access_token: `token-${asked.length}`, expires_in: 3600 } };
    },
  };
}

it("signs for a token, as Google checks it", async () => {
  const { asked, postForm } = google();
  const tokens = new GoogleAccessTokens(() => 1_770_000_000_000);
  expect(await tokens.of(account("a@p.iam"), postForm)).toEqual({ token: "token-1", project_id: "p" });
  expect(asked[0]!.url).toBe("https://oauth2.googleapis.com/token");
  const [head, claims, signature] = asked[0]!.form["assertion"]!.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as unknown;
  expect(read(head!)).toEqual({ alg: "RS256", typ: "JWT", kid: "k1" });
  expect(read(claims!)).toEqual({
    iss: "a@p.iam",
    scope: "https://www.googleapis.com/auth/cloud-platform",
    aud: "https://oauth2.googleapis.com/token",
    iat: 1_770_000_000,
    exp: 1_770_003_600,
  });
  const verified = createVerify("RSA-SHA256").update(`${head}.${claims}`).verify(publicKey, signature!, "base64url");
  expect(verified).toBe(true);
});

it("uses a token until it ends, one for requests that come at once", async () => {
  let now = 0;
  const { asked, postForm } = google();
  const tokens = new GoogleAccessTokens(() => now);
  const all = await Promise.all([1, 2, 3].map(() => tokens.of(account("a@p.iam"), postForm)));
  expect(new Set(all.map(({ token }) => token))).toEqual(new Set(["token-1"]));
  expect((await tokens.of(account("b@p.iam"), postForm)).token).toBe("token-2");
  now = 3_539_000;
  expect((await tokens.of(account("a@p.iam"), postForm)).token).toBe("token-1");
  now = 3_540_000;
  expect((await tokens.of(account("a@p.iam"), postForm)).token).toBe("token-3");
  expect(asked).toHaveLength(3);
});

it("tells why there is no token, and asks again the next time", async () => {
  const { postForm, refuse, accept } = google();
  const tokens = new GoogleAccessTokens();
  refuse(400, { error: "invalid_grant", error_description: "Invalid JWT" });
  const failure = { status: 401, code: "service_account_refused" };
  await expect(tokens.of(account("a@p.iam"), postForm)).rejects.toMatchObject({
    failure: { ...failure, message: "Google gave no access token: invalid_grant." },
  });
  refuse(503, undefined);
  await expect(tokens.of(account("a@p.iam"), postForm)).rejects.toMatchObject({ failure: { status: 503 } });
  accept();
  expect((await tokens.of(account("a@p.iam"), postForm)).token).toBe("token-3");
  await expect(tokens.of(account("a@p.iam", "SENTINEL"), postForm)).rejects.toSatisfy(
    (error) => !JSON.stringify([error, String(error), (error as Error).stack]).includes("SENTINEL"),
  );
});
