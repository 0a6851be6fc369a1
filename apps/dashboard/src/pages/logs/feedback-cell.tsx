import { ThumbsDown, ThumbsUp } from "lucide-react";
import { absent } from "../../format/absent.ts";

/** Whether the user liked the answer. */
export function FeedbackCell({ value }: { value?: boolean | null }) {
  if (typeof value !== "boolean") return absent;
  const Thumb = value ? ThumbsUp : ThumbsDown;
  return (
    <>
      <Thumb aria-hidden className={value ? "size-4 text-success" : "size-4 text-danger"} />
      <span className="sr-only">{value ? "Liked" : "Not liked"}</span>
    </>
  );
}
