import { ExternalLink } from "../external-link.tsx";
import { type Inline, parseInline } from "./parse-inline.ts";

/** Text with Markdown's code, bold, italics and links in it. */
export function InlineText({ text }: { text: string }) {
  return parseInline(text).map((inline, index) => <InlineView key={index} inline={inline} />);
}

function InlineView({ inline }: { inline: Inline }) {
  if (inline.type === "text") return inline.text;
  if (inline.type === "code")
    return <code className="rounded bg-muted px-1 font-mono text-[0.9em]">{inline.text}</code>;
  if (inline.type === "link") return <ExternalLink url={inline.url} text={inline.text} />;
  const inner = inline.children.map((child, index) => <InlineView key={index} inline={child} />);
  if (inline.type === "strong") return <strong className="font-semibold">{inner}</strong>;
  return inline.type === "struck" ? <s>{inner}</s> : <em>{inner}</em>;
}
