import { lookup, type LookupAddress } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, type Dispatcher } from "undici";

/** Addresses of this machine and of networks that are nobody else's business. IPv4 in IPv6 counts as what it is. */
const reserved = new BlockList();
for (const net of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "::/128",
  "::1/128",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/9",
  "ff00::/8",
]) {
  const [address = "", bits] = net.split("/");
  reserved.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
}

const isReserved = (address: string) => reserved.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Thrown by connections to addresses of ours, and to names that lead to one. */
export const notAllowed = "KAI_ADDRESS_NOT_ALLOWED";

const notAllowedError = () => Object.assign(new Error("The address is private."), { code: notAllowed });
/** IPv6 stands in brackets in an address of the web. */
const withoutBrackets = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

/**
 * Where clients may send us: public addresses, and the hosts the operator allows. A name is checked when it is resolved for the connection,
 * so that it cannot mean another address by then.
 */
export class AddressPolicy {
  readonly #allowed: ReadonlySet<string>;
  /** Connects to allowed addresses only. */
  readonly dispatcher: Dispatcher;

  /** @param allowedHosts As `host` or `host:port`. */
  constructor(allowedHosts: readonly string[]) {
    this.#allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
    const anywhere = buildConnector({});
    const guarded = buildConnector({ lookup: publicLookup });
    this.dispatcher = new Agent({
      connect: (options, callback) => {
        const { hostname, port } = options;
        if (this.#allows(hostname, port)) return anywhere(options, callback);
        // An address that is no name is resolved by nobody.
        if (this.#isReserved(hostname)) return callback(notAllowedError(), null);
        return guarded(options, callback);
      },
    });
  }

  /** What is wrong with an address, if anything, before a name in it is resolved. */
  problem(address: string): string | undefined {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol)) return "must be an http or https address";
    if (url.username || url.password) return "must not hold a name and password";
    if (this.#isReserved(url.hostname) && !this.#allows(url.hostname, url.port)) return "must not be a private address";
    return undefined;
  }

  #isReserved(hostname: string): boolean {
    const host = withoutBrackets(hostname);
    return isIP(host) !== 0 && isReserved(host);
  }

  #allows(hostname: string, port: string): boolean {
    const host = withoutBrackets(hostname.toLowerCase());
    return this.#allowed.has(host) || this.#allowed.has(`${host}:${port}`);
  }
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    if (addresses.some(({ address }) => isReserved(address))) return callback(notAllowedError(), "", 0);
    const [first] = addresses as [LookupAddress];
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
