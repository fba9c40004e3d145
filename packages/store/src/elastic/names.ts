/** Names of one coverage store in a cluster that may hold others. */
export interface Names {
  /** Alias of everything that is searched. */
  readonly all: string
  /** Alias on the live generation's first index while months may be added to it. */
  readonly open: string
  /** Alias on the live generation's first index while it is being replaced. */
  readonly moving: string
  /** Every index of every generation. */
  readonly pattern: string
  /** The first index of a generation: holds no documents, so that its aliases outlive every month. */
  first(generation: number): string
  month(generation: number, month: string): string
  /** Patterns of all indices of a generation: shorter in an address than their names. */
  of(generation: number): string[]
  /** What an index is; null for a name that is not of this store. */
  read(index: string): { generation: number; month: string | null } | null
}

/** Names under a prefix such as "chudong-". */
export function namesOf(prefix: string): Names {
  const all = `${prefix}coverage`
  return {
    all,
    open: `${all}-open`,
    moving: `${all}-moving`,
    pattern: `${all}-g*`,
    first: (generation) => `${all}-g${generation}`,
    month: (generation, month) => `${all}-g${generation}-${month}`,
    of: (generation) => [`${all}-g${generation}`, `${all}-g${generation}-*`],
    read: (index) => {
      if (!index.startsWith(`${all}-g`)) return null
      const [, generation, month] =
        /^(\d+)(?:-([+-]?\d{4,6}\.\d\d))?$/.exec(index.slice(all.length + 2)) ?? []
      return generation === undefined ? null : { generation: Number(generation), month: month ?? null }
    },
  }
}
