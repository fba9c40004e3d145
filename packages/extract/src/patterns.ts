/** Class and id words of parts that are not the article: the word may stand between separators or camelCase. */
export const BOILERPLATE =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-bar|footer|foot|masthead|comments?|disqus|social|share|sharing|shares|sharebar|related|relate|relacionad[oa]s?|relaterte?|relaterade|verwandt|correlat[ie]|a-?lire|lire-?aussi|lees-?ook|leia-?tambem|leggi-?anche|baca-?juga|terkait|ilgili|polecane|recommend(?:ed|ations?)?|read-?more|readmore|more-?news|also-?read|most-?read|trending|popular|newsletter|subscribe|subscription|signup|sign-up|promo|promoted|sponsor(?:ed)?|advert(?:s|isement|ising)?|ads?|adsbox|banner|cookies?|consent|gdpr|modal|popup|pop-up|tags?|tag-?list|taglist|topics?|pagination|pager|rating|toolbar|print|login|outbrain|taboola|(?:author|autor)-?(?:bio|box|info|card|teaser)|copyright|skip-link|screen-reader-text|sr-only|visually-?hidden|visuallyhidden|(?:tin-?)?lien-?quan|xem-?them|binh-?luan|y-?kien|y-?kien-?ban-?doc|chia-?se|quang-?cao|qc|doc-?them|tin-?khac|tin-?cu-?hon|cung-?chuyen-?muc|doc-?nhieu|chan-?trang|dau-?trang|cot-?(?:trai|phai))(?:$|[\s_-])/i

/** Class and id words that name the main text. */
export const MAIN_TEXT =
  /article-?_*body|story-?_*body|body-?_*text|article-?_*content|content-?_*detail|detail-?_*content|entry-content|post-?_*content|post-?_*body|article-?_*text|news-?_*content|fck_detail|noi-?dung|maincontent|article__main|rich-?text/i

/** Captions, credits and figures by class. */
export const FIGURE =
  /(?<!(?:has|with)[\s_-]?)(?:^|[\s_-])(?:captions?|legende|bildtext|bildunterschrift|bildnachweis|didascalia|pie-?(?:de-?)?foto|chu-?thich|anh-?minh-?hoa|media-?(?:caption|credit|info)|wp-caption|figcaption|credits?|photo-?credit|image-?caption|gallery|slideshow|carousel|lightbox|vjs?|videos?|c-video|video-?(?:player|embed|box|wrapper|container|fallback|teaser)|imgcaption|image)(?:$|[\s_-])/i

/** Class words of a line that names the writer. */
export const BYLINE =
  /(?:^|[\s_-])(?:byline|authors?|autor|autoren|auteur|autore|author-?name|writer|tac-?gia|nguoi-?viet|reporter|contributor)(?:$|[\s_-])/i

/** Class words of a line that says when the page was published. */
export const DATELINE =
  /(?:^|[\s_-])(?:date|time|datetime|date-?time|published|publish-?date|pubdate|post-?date|timestamp|ngay|thoi-?gian|clock|meta-?date|entry-?date)(?:$|[\s_-])/i

/** Classes of text meant for screen readers only. */
export const UNSEEN =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|hidden|d-none|u-hidden)(?:$|\s)/i

/** Parts that are never main text, however long they are. */
export const NEVER =
  /cookie-?(?:banner|consent|law)|consent|onetrust|didomi|usercentrics|gdpr|comment|disqus|binh-?luan/i

/** Class words of boxes that point to other stories, sell something or hold a third party's content. */
export const TEASER =
  /teaser|(?:^|[\s_-])(?:pull-?quote|recirculation|topicbox|affiliate|embed|infobox|info-?box|factbox|poll|not-prose|read-?time|reading-?time|meta-?info|metatextline|keywords|post-?card|twitter-?tweet|instagram-?media|tiktok-?embed|premium-?hint|disclaimer)(?:$|[\s_-])/i

/** Captions and credits by any part of the class: "newsCaption", "image-credit". */
export const CAPTION = /(?<!(?:has|with)[-_]?)caption|photo-?credit|image-?credit|image-?source/i

/** Class words of a standfirst, the sentence or two under the headline. */
export const LEAD =
  /(?:^|[\s_-])(?:lead|lede|sapo|summary|standfirst|intro|description|desc|teaser|subtitle|sub-?title|sub-?headline|deck|dek|chapeau|excerpt|vorspann|ingress)(?:$|[\s_-])/i
