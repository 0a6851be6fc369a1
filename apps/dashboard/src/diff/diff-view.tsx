import { useMemo } from "react";
import { diffWords } from "./diff-words.ts";

/** Two texts as one: what went is struck through, what came is underlined. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <div className="wrap-anywhere whitespace-pre-wrap">
      {pieces.map(({ type, text }, index) => {
        if (type === "removed")
          return (
            <del key={index} className="bg-danger-surface text-danger">
              {text}
            </del>
          );
        if (type === "same") return <span key={index}>{text}</span>;
        return (
          <ins key={index} className="bg-success-surface text-success">
            {text}
          </ins>
        );
      })}
    </div>
  );
}
