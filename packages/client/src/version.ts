/** The version in package.json, sent as `x-kai-client`. */
export const VERSION = "0.0.0";
