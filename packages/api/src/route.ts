import { ApiError } from '@chudong/domain'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { DeskEnv } from './desk.ts'
import { Failure } from './failure.ts'
import { toldIssue } from './told-issue.ts'

/** A router whose broken input is answered with the field and the reason. */
export function router() {
  return new OpenAPIHono<DeskEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const issues = result.error.issues.map(toldIssue)
      const first = issues[0]
      throw new Failure(
        'bad-request',
        `Dữ liệu chưa đúng: ${first?.field ?? ''} – ${first?.reason ?? ''}`,
        issues,
      )
    },
  })
}

const refusals = {
  '4XX': {
    description: 'Refused: code for programs, message in Vietnamese',
    content: { 'application/json': { schema: ApiError } },
  },
}

interface Shape<P extends string, A extends z.ZodType> {
  path: P
  summary: string
  answer: A
}

/** A reading route: GET with its answer's schema. */
export function reads<P extends string, A extends z.ZodType, Q extends z.ZodObject = z.ZodObject>(
  shape: Shape<P, A> & { query?: Q },
) {
  return createRoute({
    method: 'get',
    path: shape.path,
    summary: shape.summary,
    request: { query: (shape.query ?? z.object({})) as Q, params: pathParams(shape.path) },
    responses: {
      200: { description: shape.summary, content: { 'application/json': { schema: shape.answer } } },
      ...refusals,
    },
  })
}

/** A writing route: POST or PATCH with a JSON body and its answer's schema. */
export function writes<
  P extends string,
  A extends z.ZodType,
  B extends z.ZodType,
  M extends 'post' | 'patch' = 'post',
  S extends 200 | 201 | 202 = 200,
>(shape: Shape<P, A> & { body: B; method?: M; status?: S }) {
  const done = { description: shape.summary, content: { 'application/json': { schema: shape.answer } } }
  const responses = { [shape.status ?? 200]: done, ...refusals } as Record<S, typeof done> & typeof refusals
  return createRoute({
    method: (shape.method ?? 'post') as M,
    path: shape.path,
    summary: shape.summary,
    request: {
      params: pathParams(shape.path),
      body: { required: true, content: { 'application/json': { schema: shape.body } } },
    },
    responses,
  })
}

type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

function pathParams<P extends string>(path: P) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const shape = Object.fromEntries(names.map((name) => [name, z.string().min(1).max(100)]))
  return z.object(shape as Record<ParamNames<P>, z.ZodString>)
}
