import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type JudgeModel, modelOf, ownModel, type PackedModel } from '@chudong/detect'
import { IncidentType } from '@chudong/domain'
import { z } from 'zod'

/** The model that judges in this process. */
export interface RunningModel {
  model: JudgeModel
  /** As the log and /health name it: "own", or the file's number with the moment of its training. */
  name: string
  /** Why an office's file was refused and the shipped model judges instead; null when nothing was refused. */
  refused: string | null
}

/** Raise it when features change what they mean: a model of another format is refused, and the office trains again. */
const FORMAT = 1

const Packed = z.object({ bias: z.number(), weights: z.array(z.number()) })
const Calibration = z.object({ slope: z.number(), shift: z.number() })
const Calibrations = z.object({ incident: Calibration, health: Calibration })
const Thresholds = z.object({ ask: z.number(), auto: z.number(), health: z.number() })
const OfficeFile = z
  .object({
    format: z.literal(FORMAT),
    model: z.object({
      card: z.object({
        name: z.string(),
        data: z.array(z.string()),
        terms: z.string(),
        measured: z.string(),
        trained: z.string(),
      }),
      names: z.array(z.string()),
      heads: z.object({
        incident: Packed,
        health: Packed,
        abroad: Packed,
        suspect: Packed,
        debunk: Packed,
      }),
      types: z.partialRecord(IncidentType, Packed),
      calibration: Calibrations.extend({ toneless: Calibrations.optional() }),
      thresholds: Thresholds.extend({ toneless: Thresholds.optional() }),
    }),
  })
  .refine(
    ({ model: { names, heads, types } }) =>
      [...Object.values(heads), ...Object.values(types)].every(
        (head) => head?.weights.length === names.length,
      ),
    'weights are missing',
  )

const FILE = /^(\d{4})\.json$/

/**
 * The office's newest model, kept in `<data>/judgement`; the shipped one when there is none, or when the file is broken or
 * of another format (then `refused` says so in a sentence).
 */
export async function openModel(dataDir: string): Promise<RunningModel> {
  const number = await newest(dataDir)
  if (number === null) return { model: ownModel, name: 'own', refused: null }
  const file = fileOf(dataDir, number)
  try {
    const { model } = OfficeFile.parse(JSON.parse(await readFile(file, 'utf8')))
    const packed: PackedModel = model
    return { model: modelOf(packed), name: `office ${number}, trained ${model.card.trained}`, refused: null }
  } catch (error) {
    return { model: ownModel, name: 'own', refused: `${file} is refused (${reasonOf(error)}); ${INSTEAD}` }
  }
}

const INSTEAD =
  'the model that came with the program judges instead: run "chudong train" again, or "chudong train --undo"'

/** Keeps a model as the office's newest, beside the former ones; services take it at their next start. Returns its file. */
export async function keepModel(dataDir: string, packed: PackedModel): Promise<string> {
  const folder = modelFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = join(folder, `${randomUUID()}.tmp`)
  const file = fileOf(dataDir, String(Number((await newest(dataDir, ANY)) ?? 0) + 1).padStart(4, '0'))
  const handle = await open(written, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify({ format: FORMAT, model: packed })}\n`)
    await handle.sync()
    // Unlike a rename, a link refuses to take the place of what another training wrote meanwhile.
    await link(written, file)
  } finally {
    await handle.close()
    await unlink(written)
  }
  return file
}

/** Takes the office's newest model out of use (its file stays, as NNNN.undone.json). Returns its number; null when there is none. */
export async function undoModel(dataDir: string): Promise<string | null> {
  const number = await newest(dataDir)
  if (number === null) return null
  const file = fileOf(dataDir, number)
  await rename(file, file.replace(/\.json$/, '.undone.json'))
  return number
}

/** Numbers are never given twice, also not those of models taken out of use. */
const ANY = /^(\d{4})(?:\.undone)?\.json$/

async function newest(dataDir: string, pattern = FILE): Promise<string | null> {
  const numbers = (await namesIn(dataDir)).flatMap((name) => pattern.exec(name)?.[1] ?? [])
  return numbers.sort().at(-1) ?? null
}

/** Files of all models that the office trained, those taken out of use too. */
export async function officeModels(dataDir: string): Promise<string[]> {
  return (await namesIn(dataDir)).filter((name) => ANY.test(name)).sort()
}

async function namesIn(dataDir: string): Promise<string[]> {
  return readdir(modelFolder(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

/** Where the office's models lie. */
export function modelFolder(dataDir: string): string {
  return join(dataDir, 'judgement')
}

function fileOf(dataDir: string, number: string): string {
  return join(modelFolder(dataDir), `${number}.json`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  const [first] = error.issues
  if (first?.path[0] === 'format') return `made by another version, format ${FORMAT} is wanted`
  return `${first?.path.join('.') || 'file'}: ${first?.message ?? 'not as expected'}`
}
