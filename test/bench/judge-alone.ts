/** Times one judge of `judges.ts` on articles, after a thousand others by which it is compiled, and sends the times to who asked. */
import { inventedArticle } from './articles.ts'
import { judges } from './judges.ts'

const WARM_UP = 1000
const [name = '', articles = '1000'] = process.argv.slice(2)
const judge = judges[name]?.()
if (!judge) throw new Error(`no judge is called "${name}"`)

const at = new Date()
const times: number[] = []
for (let n = 0; n < WARM_UP + Number(articles); n++) {
  const article = inventedArticle(20261126, n, at)
  const begun = performance.now()
  judge(article)
  if (n >= WARM_UP) times.push(performance.now() - begun)
}
process.send?.(times)
