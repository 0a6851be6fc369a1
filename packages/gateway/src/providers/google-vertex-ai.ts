import { UpstreamFailure } from "../call-upstream.ts";
import { GoogleAccessTokens } from "../google-access-tokens.ts";
import type { Provider, ProviderRequest } from "../provider.ts";

const tokens = new GoogleAccessTokens();

/**
 * Gemini on Google Cloud: with a service account, whose access tokens are fetched here, or with an API key (express mode).
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
 */
export const googleVertexAi: Provider = {
  id: "google_vertex_ai",
  prefixes: ["vertex_ai", "vertex"],
  format: "gemini",
  environment: {
    vertex_service_account: "GOOGLE_VERTEX_SERVICE_ACCOUNT",
    vertex_project: "GOOGLE_VERTEX_PROJECT",
    vertex_location: "GOOGLE_VERTEX_LOCATION",
    api_key: "GOOGLE_VERTEX_API_KEY",
    api_base: "GOOGLE_VERTEX_BASE_URL",
  },
  needs: [["vertex_service_account"], ["api_key"]],
  lacks: new Set(["logit_bias", "parallel_tool_calls", "embeddings", "speech", "transcription"]),
  imagesInline: true,
  async request({ model, stream, credentials, postForm }): Promise<ProviderRequest> {
    const { vertex_service_account: account, vertex_location: location = "global" } = credentials;
    const host = location === "global" ? "aiplatform.googleapis.com" : `${location}-aiplatform.googleapis.com`;
    const base = (credentials.api_base ?? `https://${host}`).replace(/\/+$/, "");
    const method = stream ? "streamGenerateContent?alt=sse" : "generateContent";
    const name = `publishers/google/models/${encodeURIComponent(model)}:${method}`;
    if (!account) return { url: `${base}/v1/${name}`, headers: { "x-goog-api-key": credentials.api_key!.reveal() } };
    const { token, project_id } = await tokens.of(account, postForm);
    const project = credentials.vertex_project ?? project_id;
    if (!project) throw noProject();
    return {
      url: `${base}/v1/projects/${encodeURIComponent(project)}/locations/${encodeURIComponent(location)}/${name}`,
      headers: { authorization: `Bearer ${token}` },
    };
  },
};

const noProject = () =>
  new UpstreamFailure({
    status: 401,
    code: "vertex_project_required",
    message: "The credentials name no vertex_project.",
  });
