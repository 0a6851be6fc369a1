type Body = AsyncIterator<Uint8Array> & AsyncIterable<Uint8Array>;

/** Whether this is the generator that `fetch` makes of a body. */
export function isGenerator(body: unknown): body is Body {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body && "next" in body;
}

/** The same body, of which the first chunk is read already and was told: undici would read it only once it is connected. */
export function peekBody(body: Body, onFirst: (chunk: Uint8Array) => void): Body {
  const first = body.next();
  first.then(
    ({ value }) => value instanceof Uint8Array && onFirst(value),
    () => {},
  );
  let isFirst = true;
  return {
    next() {
      if (!isFirst) return body.next();
      isFirst = false;
      return first;
    },
    async return(value) {
      return (await body.return?.(value)) ?? { done: true, value };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
