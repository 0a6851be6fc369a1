const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];

/** Whether this version of Node tells of requests over HTTP/2. */
export const hasHttp2Channels = major > 24 || (major === 24 && minor >= 2) || (major === 22 && minor >= 17);
