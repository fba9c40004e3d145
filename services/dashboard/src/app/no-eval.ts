import { config } from 'zod/v4/core'

// Runs before any schema is made: zod would else try `new Function`, which the page's CSP refuses and reports.
config({ jitless: true })
