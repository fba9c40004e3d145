import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PermanentError } from '@chudong/domain'
import { modelFolder, officeModels } from '@chudong/runtime'
import type { CopiedModel } from './manifest.ts'

/** Copies the models that the office trained (`<data>/judgement`) into the backup's folder. */
export async function copyModels(dataDir: string, dir: string): Promise<CopiedModel[]> {
  const names = await officeModels(dataDir)
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(modelFolder(dataDir), name))
      const file = `model_${name}`
      await writeFile(join(dir, file), bytes, { mode: 0o600, flag: 'wx', flush: true })
      return { name, file, sha256: sha256Of(bytes) }
    }),
  )
}

/** A model read from a backup, ready to be written. */
export interface RestoredModel {
  name: string
  bytes: Uint8Array
}

/**
 * Reads a backup's models before anything is changed. Throws PermanentError when one is not what was written, or when the data
 * folder holds other models and is not to be replaced.
 */
export async function readModels(
  dataDir: string,
  { dir, models, replace }: { dir: string; models: readonly CopiedModel[]; replace: boolean },
): Promise<RestoredModel[]> {
  if (!replace && (await holdsOthers(dataDir, models)))
    throw new PermanentError(
      `${modelFolder(dataDir)} holds models already: replace them, or take an empty folder`,
    )
  return Promise.all(
    models.map(async ({ name, file, sha256 }) => {
      const bytes = await readFile(join(dir, file)).catch(() => null)
      if (bytes === null || sha256Of(bytes) !== sha256)
        throw new PermanentError(`the backup is damaged: ${file} is not what was written`)
      return { name, bytes }
    }),
  )
}

/** A model of the office that the backup does not hold would be lost. */
async function holdsOthers(dataDir: string, models: readonly CopiedModel[]): Promise<boolean> {
  for (const held of await officeModels(dataDir)) {
    const sha256 = sha256Of(await readFile(join(modelFolder(dataDir), held)))
    if (!models.some((model) => model.name === held && model.sha256 === sha256)) return true
  }
  return false
}

/** Puts the models of a backup in the place of those in the data folder. */
export async function writeModels(dataDir: string, models: readonly RestoredModel[]): Promise<void> {
  const folder = modelFolder(dataDir)
  const others = (await officeModels(dataDir)).filter((held) => models.every(({ name }) => name !== held))
  if (models.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { name, bytes } of models)
    await writeFile(join(folder, name), bytes, { mode: 0o600, flush: true })
  for (const name of others) await rm(join(folder, name))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
