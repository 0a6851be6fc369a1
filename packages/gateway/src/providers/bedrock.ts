import { AwsV4Signer } from "aws4fetch";
import type { Provider } from "../provider.ts";

/** Called with an API key of Bedrock's, else with the account's secret, which signs every request and is never sent itself. */
export const bedrock: Provider = {
  id: "bedrock",
  prefixes: ["aws", "aws_bedrock"],
  format: "bedrock-converse",
  environment: {
    api_key: "AWS_BEARER_TOKEN_BEDROCK",
    aws_access_key_id: "AWS_ACCESS_KEY_ID",
    aws_secret_access_key: "AWS_SECRET_ACCESS_KEY",
    aws_session_token: "AWS_SESSION_TOKEN",
    aws_region: "AWS_REGION",
    api_base: "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
  },
  needs: [
    ["api_key", "aws_region"],
    ["aws_access_key_id", "aws_secret_access_key", "aws_region"],
  ],
  lacks: new Set(["n", "logprobs", "logit_bias", "penalties", "json_object", "embeddings", "speech", "transcription"]),
  imagesInline: true,
  async request({ model, stream, credentials, body }) {
    const region = credentials.aws_region!;
    const base = (credentials.api_base ?? `https://bedrock-runtime.${region}.amazonaws.com`).replace(/\/+$/, "");
    const address = `${base}/model/${encodeURIComponent(model)}/${stream ? "converse-stream" : "converse"}`;
    if (credentials.api_key)
      return { url: address, headers: { authorization: `Bearer ${credentials.api_key.reveal()}` } };
    const signer = new AwsV4Signer({
      method: "POST",
      url: address,
      body: typeof body === "string" ? body : new Uint8Array(body),
      accessKeyId: credentials.aws_access_key_id!,
      secretAccessKey: credentials.aws_secret_access_key!.reveal(),
      ...(credentials.aws_session_token && { sessionToken: credentials.aws_session_token.reveal() }),
      service: "bedrock",
      region,
    });
    const { url, headers } = await signer.sign();
    return { url: url.href, headers: Object.fromEntries(headers) };
  },
};
