/** How long the server's answer counts as fresh when its page is shown again, in milliseconds. */
export const FRESH_MS = 10_000;
