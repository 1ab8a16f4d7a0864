import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Which addresses a probe may reach: public ones. What a spec names may lead anywhere, a machine's own network included. */

const IPV4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** The only global unicast addresses there are, and what in them is not: the rest of IPv6 is refused as a whole. */
const IPV6_GLOBAL: readonly [string, number] = ["2000::", 3];
const IPV6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
];

const listOf = (ranges: readonly (readonly [string, number])[], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const [base, prefix] of ranges) list.addSubnet(base, prefix, family);
  return list;
};

const refused4 = listOf(IPV4, "ipv4");
const global6 = listOf([IPV6_GLOBAL], "ipv6");
const refused6 = listOf(IPV6, "ipv6");

/** Whether an address is of nobody's private network. Whatever is no address is not. */
export const isPublic = (address: string): boolean => {
  if (isIPv4(address)) return !refused4.check(address, "ipv4");
  // A zone names an interface of this machine.
  if (!isIPv6(address) || address.includes("%")) return false;
  return global6.check(address, "ipv6") && !refused6.check(address, "ipv6");
};
