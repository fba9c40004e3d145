import { Source } from '@chudong/domain'
import { z } from 'zod'
import national from '../catalogue/national.json' with { type: 'json' }
import own from '../catalogue/own.json' with { type: 'json' }
import provincial from '../catalogue/provincial.json' with { type: 'json' }

/** The sources that an office starts with, checked against the schema. Throws ZodError when a catalogue file is wrong. */
export function catalogue(): Source[] {
  return z.array(Source).parse([...national, ...provincial, ...own])
}
