import { ExternalLink as Icon } from "lucide-react";

/** A link to somewhere else, which says where: a text may claim what it likes. */
export function ExternalLink({ url, text = url }: { url: string; text?: string }) {
  const host = hostOf(url);
  if (host === undefined) return text;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="wrap-anywhere text-primary underline underline-offset-4"
    >
      {text}
      {!text.includes(host) && ` (${host})`}
      <Icon aria-label="opens elsewhere" className="ml-0.5 inline size-3" />
    </a>
  );
}

/** The host of an address that may be opened; undefined for any other. */
function hostOf(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.host : undefined;
}
