/** Who reads: by default with the language and in the time zone that the browser says. */
export interface Reader {
  locale?: string | undefined;
  timeZone?: string | undefined;
}

/** Makes what formats once for each language and zone: the makers of `Intl` are slow, and tables have thousands of cells. */
export function perReader<Made>(make: (reader: Reader) => Made): (reader?: Reader) => Made {
  const made = new Map<string, Made>();
  return (reader = {}) => {
    const key = `${reader.locale} ${reader.timeZone}`;
    let found = made.get(key);
    if (found === undefined) made.set(key, (found = make(reader)));
    return found;
  };
}

/** The same for numbers, which know no zone. */
export const numberFormat = (options: Intl.NumberFormatOptions): ((reader?: Reader) => Intl.NumberFormat) =>
  // "negative": what rounds to zero is no negative zero.
  perReader(({ locale }) => new Intl.NumberFormat(locale, { signDisplay: "negative", ...options }));

/** The same for times; a zone of the format's own comes before the reader's. */
export const timeFormat = (options: Intl.DateTimeFormatOptions): ((reader?: Reader) => Intl.DateTimeFormat) =>
  perReader(({ locale, timeZone }) => new Intl.DateTimeFormat(locale, { timeZone, ...options }));
