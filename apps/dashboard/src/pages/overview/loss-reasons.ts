import type { KaiStats } from "@kai/client";

/** What a reason means, and what to do about it; nothing is to be done about what was asked for. */
interface LossReason {
  meaning: string;
  advice?: string;
}

const ofClient: Record<keyof KaiStats["dropped"], LossReason> = {
  no_api_key: { meaning: "The app has no API key", advice: "Set KAI_API_KEY where the app runs." },
  invalid_base_url: {
    meaning: "The app has no valid address of the server",
    advice: "Set KAI_BASE_URL to this address.",
  },
  unserialisable: {
    meaning: "Could not be written as JSON",
    advice: "Look at what the app puts into metadata: circular or exotic values.",
  },
  queue_full: {
    meaning: "The app made logs faster than the server took them",
    advice: "See whether the server answers slowly or was away; a spool directory (KAI_SPOOL_DIR) bridges that.",
  },
  too_large: { meaning: "Too large, even without its contents", advice: "Shorten what goes into metadata." },
  refused: { meaning: "The server refused the log", advice: "The app's onError says why." },
  unauthorized: {
    meaning: "Sent with a wrong or revoked API key",
    advice: "Give the app a key with the scope ingest.",
  },
  closed: { meaning: "Came after kai was closed", advice: "Close kai last when the app stops, or give it a spool." },
  exit: {
    meaning: "Not sent when the app ended",
    advice: "Await kai.flush() before the app ends, or give it a spool.",
  },
  spool_failed: {
    meaning: "Could be neither sent nor put on the disk",
    advice: "See whether the spool's directory can be written to and has room.",
  },
  spool_full: { meaning: "The oldest on the disk, when the spool was full", advice: "Give the spool more room." },
  spool_corrupt: { meaning: "In a damaged file of the spool", advice: "See whether the disk of the app is sound." },
};

const ofCapture: Record<string, LossReason> = {
  sampled: { meaning: "Left out by sampleRate" },
  ignored: { meaning: "Left out by ignore" },
  redacted: { meaning: "Left out by redact" },
  backlog: {
    meaning: "More calls ended at once than could be recorded",
    advice: "Set a sampleRate, or run the app in more processes.",
  },
  failed: { meaning: "Recording the call failed", advice: "The app's onError says why." },
  stripped: { meaning: "Logged without contents, because redact failed", advice: "Mend the app's redact function." },
  cut: { meaning: "Logged, but contents were cut", advice: "Raise maxBodyBytes if you need all of it." },
  body_dropped: {
    meaning: "Logged without contents, for want of room",
    advice: "See whether the server answers slowly.",
  },
  unattributed: {
    meaning: "Logged without customer and metadata",
    advice: "It could not be told whose call it was: say it around the call with runWithContext.",
  },
};

const ofServer: Record<string, LossReason> = {
  inbox_damaged: {
    meaning: "In a damaged part of the server's inbox",
    advice: "Check the server's disk; the damaged file was kept beside the inbox.",
  },
};

const reasons: Record<string, LossReason> = { ...ofClient, ...ofCapture, ...ofServer };

/** What a reason means; reasons of an app's own speak for themselves. */
export function lossReason(reason: string): LossReason {
  return Object.hasOwn(reasons, reason) ? reasons[reason]! : { meaning: reason.replaceAll("_", " ") };
}
