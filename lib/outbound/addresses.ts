import ipaddr from "ipaddr.js";

/** Where clouds keep their secrets, beside the link-local addresses: AWS on IPv6, Alibaba, Azure, Oracle. */
const METADATA = ["fd00:ec2::/32", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32"].map((range) =>
  ipaddr.parseCIDR(range),
);

/** The inside of a network: open where the operator says so. carrierGradeNat is where Tailscale lives. */
const PRIVATE = new Set(["private", "loopback", "uniqueLocal", "carrierGradeNat"]);

/** All that IANA has given out for the public internet; IPv6 forms that carry an IPv4 address are not in it. */
const PUBLIC_IPV6 = ipaddr.parseCIDR("2000::/3");

/**
 * Whether the studio may connect to `address` (IPv4 or IPv6, no brackets). Addresses of the machine's own link, where
 * clouds answer with credentials, never; nor anything that is no single host.
 */
export function isAllowed(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = unwrap(ipaddr.parse(address));
  if (!ip || METADATA.some((range) => ip.kind() === range[0].kind() && ip.match(range))) return false;
  if (PRIVATE.has(ip.range())) return allowPrivate;
  return ip.range() === "unicast" && (ip.kind() === "ipv4" || ip.match(PUBLIC_IPV6));
}

/** An IPv6 address that only stands for an IPv4 one reaches that one: mapped (::ffff:0:0/96) or by NAT64 (RFC 6052). */
function unwrap(ip: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (!(ip instanceof ipaddr.IPv6)) return ip;
  if (ip.zoneId) return null;
  const stands = ip.isIPv4MappedAddress() || ip.range() === "rfc6052";
  return stands ? new ipaddr.IPv4(ip.toByteArray().slice(12)) : ip;
}
