import { expect, test } from "vitest";
import { isAllowed } from "./addresses.ts";

const PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"];
const PRIVATE = [
  "127.0.0.1",
  "127.255.255.254",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "100.64.0.1",
  "::1",
  "fd12:3456:789a::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:10.0.0.1",
  "64:ff9b::7f00:1",
];
const NEVER = [
  "169.254.169.254",
  "169.254.170.2",
  "::ffff:169.254.169.254",
  "::ffff:a9fe:a9fe",
  "64:ff9b::a9fe:a9fe",
  "fd00:ec2::254",
  "fd00:ec2::23",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fe80::1",
  "fe80::1%eth0",
  "0.0.0.0",
  "0.1.2.3",
  "::",
  "::7f00:1",
  "::169.254.169.254",
  "::ffff:0:127.0.0.1",
  "64:ff9b:1::a9fe:a9fe",
  "2002:7f00:1::",
  "2002:a9fe:a9fe::1",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "fec0::1",
  "224.0.0.1",
  "239.255.255.250",
  "ff02::1",
  "255.255.255.255",
  "240.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "2001:db8::1",
  "100::1",
  "localhost",
  "",
];

test.each(PUBLIC)("%s is called by everybody", (address) => {
  expect([isAllowed(address, false), isAllowed(address, true)]).toEqual([true, true]);
});

test.each(PRIVATE)("%s is called only where the operator allows the inside", (address) => {
  expect([isAllowed(address, false), isAllowed(address, true)]).toEqual([false, true]);
});

test.each(NEVER)("%s is never called", (address) => {
  expect([isAllowed(address, false), isAllowed(address, true)]).toEqual([false, false]);
});
