import { z } from 'zod'

export const Role = z.enum(['admin', 'duty-officer', 'spokesperson', 'analyst'])
export type Role = z.infer<typeof Role>

/** A person who may sign in. The password is never part of it. */
export const Person = z.object({
  id: z.string(),
  email: z.email(),
  name: z.string().min(1),
  role: Role,
  unit: z.string().nullable(),
  active: z.boolean(),
})
export type Person = z.infer<typeof Person>
