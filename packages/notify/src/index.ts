export { type EmailOptions, openEmail } from './email.ts'
export { openWebhook, type Post, type WebhookOptions } from './webhook.ts'
