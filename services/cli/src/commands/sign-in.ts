import { welcome } from '@chudong/runtime'
import type { Command } from 'commander'
import { print } from '../output.ts'
import { configOf, inWorld, withData } from '../world.ts'

/** `chudong sign-in`: a link that signs the administrator in once; makes the first account when there is nobody yet. */
export function signInCommand(program: Command): void {
  withData(program.command('sign-in'))
    .description('print a link that signs the administrator in once, within a day')
    .option('--url <address>', 'address of the desk (or CHUDONG_PUBLIC_URL)')
    .action(async (flags: { data?: string; url?: string }) => {
      const { publicUrl, port } = configOf(flags)
      const address = flags.url ?? publicUrl ?? `http://127.0.0.1:${port}`
      const made = await inWorld(flags, ({ records }) => welcome(records, address, new Date()))
      if (!made) throw new Error('no administrator is active: another administrator has to make one active')
      print(made.link)
      if (made.made) print(`${made.made.email} / ${made.made.password}  (chỉ hiện một lần · shown once)`)
    })
}
