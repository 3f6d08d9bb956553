export { createSupabaseAssets, type SupabaseAssetsOptions } from './supabase-assets.js'
