import { FileText, ImageIcon, type LucideIcon, Volume2 } from "lucide-react";
import { formatBytes } from "../format/format-bytes.ts";
import { ExternalLink } from "./external-link.tsx";
import { bytesOfUrl } from "./read/bytes-of-url.ts";
import { TextView } from "./text-view.tsx";

interface MediaProps {
  url: string | undefined;
}

/** An image whose data the log holds; of any other, the link: looking at a log asks nobody else for anything. */
export function ImageView({ url, alt }: MediaProps & { alt: string }) {
  if (url?.startsWith("data:image/"))
    return (
      <img src={url} alt={alt} loading="lazy" className="max-h-80 max-w-full self-start rounded-md border bg-muted" />
    );
  return <Named icon={ImageIcon} name={alt} url={url} />;
}

export function AudioView({ url, name, transcript }: MediaProps & { name: string; transcript?: string | undefined }) {
  return (
    <div className="flex flex-col gap-1.5">
      {url?.startsWith("data:audio/") ? (
        // What is said is in the transcript, where there is one.
        <audio controls src={url} aria-label={name} className="h-9 w-80 max-w-full" />
      ) : (
        <Named icon={Volume2} name={name} url={url} />
      )}
      {transcript !== undefined && <TextView text={transcript} />}
    </div>
  );
}

export function FileView({ url, name, type }: MediaProps & { name: string; type?: string | undefined }) {
  return <Named icon={FileText} name={name} url={url} type={type} />;
}

function Named({
  icon: Icon,
  name,
  url,
  type,
}: MediaProps & { icon: LucideIcon; name: string; type?: string | undefined }) {
  const size = url?.startsWith("data:") ? bytesOfUrl(url) : undefined;
  return (
    <p className="flex min-w-0 items-center gap-2 self-start rounded-md border bg-card px-2.5 py-1.5">
      <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 wrap-anywhere">
        {url === undefined || size !== undefined ? name : <ExternalLink url={url} text={name} />}
      </span>
      <span className="shrink-0 text-xs text-muted-foreground">
        {[type, size !== undefined && formatBytes(size)].filter(Boolean).join(" · ")}
      </span>
    </p>
  );
}
