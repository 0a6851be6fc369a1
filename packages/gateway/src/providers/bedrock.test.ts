import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { Secret } from "../secret.ts";
import { bedrock } from "./bedrock.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
it("signs its requests as AWS checks them", async () => {
  const body = '{"messages":[]}';
  const { url, headers } = await bedrock.request({
    model: "anthropic.claude-3-haiku-20240307-v1:0",
    operation: "chat",
    stream: true,
    body,
    postForm: async () => ({ status: 404, json: {} }),
    credentials: {
      aws_access_key_id: "AKIDEXAMPLE",
      aws_secret_access_key: new Secret("secret"),
      aws_session_token: new Secret("session"),
      aws_region: "eu-central-1",
    },
  });
  const host = "bedrock-runtime.eu-central-1.amazonaws.com";
  expect(url).toBe(`https://${host}/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse-stream`);
  const date = headers["x-amz-date"]!;
  const scope = `${date.slice(0, 8)}/eu-central-1/bedrock/aws4_request`;
  const signed = "host;x-amz-date;x-amz-security-token";
  const canonical = [
    "POST",
    "/model/anthropic.claude-3-haiku-20240307-v1%253A0/converse-stream",
    "",
    `host:${host}\nx-amz-date:${date}\nx-amz-security-token:session\n`,
    signed,
    sha256(body),
  ].join("\n");
  const key = [date.slice(0, 8), "eu-central-1", "bedrock", "aws4_request"].reduce<string | Buffer>(hmac, "AWS4secret");
  const signature = hmac(key, ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n")).toString("hex");
  expect(headers["authorization"]).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  );
});

it("sends an API key of Bedrock's as it is", async () => {
  const { headers } = await bedrock.request({
    model: "amazon.nova-lite-v1:0",
    operation: "chat",
    stream: false,
    body: "{}",
    postForm: async () => ({ status: 404, json: {} }),
    credentials: { api_key: new Secret("ABSKkey"), aws_region: "eu-central-1" },
  });
  expect(headers).toEqual({ authorization: "Bearer ABSKkey" });
});
