// Tests never see what the developer's own environment has set: with a key in it, they would spend money.
const FOREIGN =
  /^(?:MUTOSCOPE_|SUPABASE_|AWS_|PG)|(?:_KEY|_TOKEN|_SECRET|_BASE_URL|_MODEL|DATABASE_URL|REDIS_URL|BUCKET_NAME)$/u

for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name]
