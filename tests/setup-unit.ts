// Unit tests run without a database; a test that opens one finds nobody at this address.
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.BETTER_AUTH_SECRET = "a secret that is only used in tests";
process.env.PROVIDER_KEYS_SECRET = "another secret that is only used in tests";
process.env.LOG_LEVEL = "silent";
process.env.SKETCH_STEP_MS = "0";
