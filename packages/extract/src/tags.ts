const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements without content. */
export const VOID = words(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr',
)
/** Elements that flow inside a line; every other element starts and ends a block. */
export const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr o:p st1:place amp-img picture source',
)
/** Formatting whose end tag may come after a block was opened inside it. */
export const FORMATTING = words('a b big code em font i nobr s small strike strong tt u span')
/** Blocks that end an open paragraph. */
export const CLOSES_P = words(
  'address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
)
/** For an opening tag: the tags it ends, and the tags at which the search for them stops. */
export const IMPLIED_END: Readonly<Record<string, { ends: ReadonlySet<string>; stop: ReadonlySet<string> }>> =
  {
    li: { ends: words('li'), stop: words('ul ol menu table') },
    dd: { ends: words('dd dt'), stop: words('dl table') },
    dt: { ends: words('dd dt'), stop: words('dl table') },
    tr: { ends: words('tr'), stop: words('table') },
    td: { ends: words('td th'), stop: words('tr table') },
    th: { ends: words('td th'), stop: words('tr table') },
    option: { ends: words('option'), stop: words('select') },
  }
/** A cell or table keeps end tags inside it from closing what is outside. */
export const SCOPE = words('td th table caption')
/** Parts of a table, whose end tags reach through a cell. */
export const TABLE_PARTS = words('table tbody thead tfoot tr td th caption')
/** Elements whose text is never read. */
export const UNREAD = words(
  'script style noscript svg math iframe noembed noframes object canvas audio video select option textarea template map datalist',
)
/** Attributes that are kept. */
export const KEPT_ATTRIBUTES = words(
  'id class href src content name property itemprop itemtype datetime lang rel type style hidden aria-hidden role http-equiv data-src data-original data-lazy-src srcset title alt data-testid data-component data-qa',
)
