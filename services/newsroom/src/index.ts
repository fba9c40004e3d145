export type { Control, LabelledItem } from './control.ts'
export type { Label, NewsItem, SiteId } from './item.ts'
export { type Newsroom, type NewsroomOptions, openNewsroom } from './newsroom.ts'
export { encodeWindows1258 } from './windows-1258.ts'
