/** A chat request of about 1 KB. */
export const chatRequest = (stream: boolean): string =>
  JSON.stringify({
    model: "gpt-4o-mini",
    stream,
    temperature: 0.2,
    messages: [
      { role: "system", content: "You answer the customers of a shop that sends parcels. ".repeat(6) },
      { role: "user", content: "Where is the parcel that I ordered last Tuesday? ".repeat(10) },
    ],
  });
