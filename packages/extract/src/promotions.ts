/** Openings of a line that points to another story: "Xem thêm: …", "Lire aussi : …", "Read more: …". */
const POINTERS = [
  'xem thêm|đọc thêm|đọc tiếp|tin liên quan|bài liên quan|tin bài liên quan|có thể bạn quan tâm|mời bạn đọc|>>',
  'read more|also read|read also|read next|see also|related|recommended|don.t miss|watch(?: now| more)?|more on this|you can also (?:check|read)|click here',
  'lesen sie (?:auch|hier|mehr|dazu)|mehr zum thema|mehr dazu|auch interessant|das könnte sie|lies auch|passend dazu',
  'lire aussi|à lire|lire également|voir aussi|sur le même sujet',
  'lee también|leer más|lea también|te puede interesar|ver también|leia (?:também|mais)|veja (?:também|mais)|saiba mais',
  'leggi anche|per approfondire|ti potrebbe interessare',
  'baca juga|simak juga|lihat juga|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|čtěte (?:také|též)|přečtěte si',
  'les også|læs også|läs (?:också|även|mer)|lue myös|lees ook|lees meer|olvasta már',
  'читайте (?:также|також)|по теме|ayrıca oku|ilgili haber|関連記事|相关阅读|延伸閱讀|延伸阅读',
]
const POINTER = new RegExp(`^[\\s"'“„«(\\[•►▶➡→|*-]{0,4}(?:${POINTERS.join('|')})(?![\\p{L}])`, 'iu')

/** Requests to subscribe, follow, install or buy, in the words that newspapers use for them. */
const REQUESTS = [
  '(?:sign up|subscribe|signing up)\\b.{0,60}(?:newsletters?|inbox|alerts|channel|e-?mails?)',
  '(?:join|follow|find) (?:us|our|the)\\b.{0,40}(?:on|in) (?:whatsapp|facebook|twitter|telegram|instagram|google news|tiktok|youtube)|join us on (?:whatsapp|telegram)',
  '(?:download|get) (?:the|our) .{0,20}\\bapp\\b|please bookmark|bookmark our|special offers, promotions',
  '(?:get|receive) .{0,40}(?:updates|headlines|news|stories) .{0,30}(?:inbox|phone|e-?mail)|get real-time updates',
  '(?:den|der|unseren?|zum|kostenlosen?) .{0,30}newsletter|newsletter (?:abonnieren|bestellen|anmelden)|whatsapp-kanal|folgen sie (?:uns|unserem)|jetzt abonnieren',
  'abonnez-vous|inscrivez-vous à|suivez-nous|suscr[ií]bete|síguenos|assine (?:a|o|já)|siga (?:o|a|nos)|iscriviti alla|seguici su',
  'ikuti (?:kami|whatsapp|channel|saluran)|google news dan|subskrybuj|obserwuj nas|подпис(?:ывайтесь|ывайся) на|підпис(?:уйтесь|уйся) на',
  '(?:theo dõi|quan tâm) .{0,40}(?:trên|qua) (?:zalo|facebook|fanpage|google news|youtube|tiktok)|đăng ký (?:nhận|theo dõi) .{0,30}(?:tin|kênh)|mời (?:quý )?(?:độc giả|bạn đọc) (?:theo dõi|đón đọc|xem)',
  'already a subscriber|(?:subscribe|register|log ?in|sign in) to (?:continue|read|keep)|sie sind bereits (?:kunde|abonnent)|pour lire la suite|(?:réservé|reservado) (?:aux|à nos|para) (?:abonnés|nos abonnés|suscriptores|assinantes)',
  'all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|mọi quyền được bảo lưu|^© ',
]
/** What stands where a film, a map or a third party's content would be. */
const PLACEHOLDERS = [
  '(?:video|audio|player|content) .{0,20}(?:failed to load|(?:is )?not available)|(?:browser|gerät) .{0,20}(?:not support|doesn.t support|unterstützt)|(?:enable|activate|aktivieren sie) .{0,20}javascript',
  'listen to this (?:article|story)|(?:diesen )?artikel (?:an)?hören|écouter (?:cet|l.)article|escuchar (?:este )?artículo|nghe (?:đọc )?(?:bài|audio)',
  'externe[rns]? inhalte?|(?:redaktionell|redaktionellen) empfohlen|ein klick für den datenschutz|um (?:diesen|den) inhalt .{0,40}(?:anzuzeigen|zu sehen)|cookies? (?:akzeptieren|zustimmen|accept)|accept(?:ez|er) les cookies|accept (?:all )?cookies|(?:to|please) (?:view|see) this content|aceptar (?:las )?cookies',
]

const REQUEST = new RegExp([...REQUESTS, ...PLACEHOLDERS].join('|'), 'iu')

/** "Foto: …", "Ảnh: …", "Lesezeit: 3 Min.": a line about the story, not of it. "Ảnh hưởng của bão: …" is of it. */
const ABOUT = [
  '(?:photos?|fotos?|fotografías?|bild(?:er)?|grafik|images?|crédits?|credits?|zdjęcie|fot|nguồn ảnh|©)(?: \\(?[^:]{0,20})?\\s?[:|©/]',
  '(?:ảnh|video)(?: (?:minh họa|tư liệu|chụp màn hình|cắt từ clip)| \\([^)]{0,20}\\))?\\s?[:|©/]',
  '(?:lesezeit|lesedauer|temps de lecture|lecture|tiempo de lectura|tempo di lettura|thời gian đọc)(?![\\p{L}]).{0,12}\\d|\\d{1,2}[ -]min(?:ute)?s?\\.? (?:read|lesezeit|de lecture|de lectura)',
]
const ABOUT_LINE = new RegExp(`^(?:${ABOUT.join('|')})`, 'iu')
const MAX_ABOUT = 90

const DATED =
  /^(?:published|updated|posted|last (?:modified|updated)|veröffentlicht|aktualisiert|stand|publié|mis à jour|modifié|publicado|actualizado|atualizado|pubblicato|aggiornato|opublikowano|diterbitkan|cập nhật|đăng)(?!\p{L})/iu
/** Times as they stand in such lines: "24.04.2024", "21 giờ 30", "April 24, 2024", "12:10", "3 hours ago", "GMT+7". */
const TIME =
  /\d{1,4}(?:[./-]\d{1,4}){1,2}|\d{1,2}(?:[:.h]| giờ )\d{2}(?::\d{2})?|\d{1,2}\.? \p{L}{3,10}\.? \d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2} (?:giờ|phút|ngày|hours?|minutes?|min|days?|stunden|minuten|uhr)|(?:gmt|utc) ?[+-]?\d{0,4}|\d{4}/giu
const MOST_OTHER_LETTERS = 24

/** "Stand: 24.04.2024, 12:10 Uhr" says when; "Cập nhật lúc 21 giờ: đã có 71 người nhập viện" is the news itself. */
function onlyDates(text: string): boolean {
  const said = text.replace(DATED, '')
  const rest = said.replace(TIME, '')
  if (said === text || rest === said || /\d/.test(rest)) return false
  return (rest.match(/\p{L}/gu)?.length ?? 0) <= MOST_OTHER_LETTERS
}

const MAX_POINTER = 250
const MAX_REQUEST = 350

/** True for a line that points to other stories or asks to subscribe, follow or install. */
export function isPromotion(text: string, linkChars: number): boolean {
  if (text.length > MAX_REQUEST) return false
  if (text.length <= MAX_POINTER && POINTER.test(text) && (linkChars > 0 || text.length < 60)) return true
  if (text.length <= MAX_ABOUT && (ABOUT_LINE.test(text) || onlyDates(text))) return true
  return REQUEST.test(text)
}
