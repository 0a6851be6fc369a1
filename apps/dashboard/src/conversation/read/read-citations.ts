import { asList, asObject, asText, memberOf } from "./json.ts";
import type { Citation } from "./part.ts";

/** Reads citations as OpenAI, Anthropic, Bedrock and Cohere write them. What names no source is none. */
export function readCitations(given: unknown): Citation[] {
  return asList(given).flatMap((each) => {
    const object = asObject(each);
    const citation = asObject(memberOf(object, "url_citation", "file_citation")) ?? object;
    if (!citation) return [];
    const first = asObject(asList(memberOf(citation, "sources"))[0]);
    const place = asObject(memberOf(citation, "document")) ?? asObject(memberOf(first, "document"));
    const url = asText(memberOf(citation, "url", "uri")) ?? asText(memberOf(place, "url"));
    const title =
      asText(memberOf(citation, "title", "document_title", "filename", "file_id", "source")) ??
      asText(memberOf(place, "title", "id")) ??
      asText(memberOf(first, "id"));
    const quote = asText(memberOf(citation, "cited_text", "quote", "text"));
    return title === undefined && url === undefined ? [] : [{ title: title ?? url!, url, quote }];
  });
}
