import { useState } from "react";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../button.tsx";
import { LongText } from "../long-text.tsx";

const longest = 600;

/** A JSON value that holds no others. Text stands as it is between its quotes, with its line breaks. */
export function JsonScalar({ value }: { value: unknown }) {
  if (typeof value === "string") return <JsonString text={value} />;
  if (typeof value === "number") return <span className="text-info">{String(value)}</span>;
  if (typeof value === "boolean") return <span className="text-warning">{String(value)}</span>;
  return <span className="text-muted-foreground">{JSON.stringify(value) ?? "undefined"}</span>;
}

function JsonString({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  // Nobody reads the bytes of a picture.
  const most = text.startsWith("data:") ? 60 : longest;
  if (text.length <= most) return <span className="wrap-anywhere whitespace-pre-wrap text-success">{`"${text}"`}</span>;
  return (
    <>
      {isWhole ? (
        <LongText text={`"${text}"`} className="text-success" />
      ) : (
        <span className="wrap-anywhere whitespace-pre-wrap text-success">{`"${text.slice(0, most)}…`} </span>
      )}
      <Button variant="link" size="sm" onClick={() => setWhole(!isWhole)} className="font-sans">
        {isWhole ? "Show less" : `Show all ${formatCount(text.length)} characters`}
      </Button>
    </>
  );
}
