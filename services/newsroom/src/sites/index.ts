import type { Site } from '../site.ts'
import { baoMienTay } from './bao-mien-tay.ts'
import { cdcVinhLong } from './cdc-vinh-long.ts'
import { nhipSongViet } from './nhip-song-viet.ts'
import { soYTeDemo } from './so-y-te-demo.ts'
import { socialPage } from './social-page.ts'
import { tin24Gio } from './tin-24-gio.ts'

/** Every site of the newsroom. */
export const sites: Site[] = [
  nhipSongViet,
  baoMienTay,
  tin24Gio,
  cdcVinhLong,
  soYTeDemo,
  socialPage('hoi-me-bim', 'Hội Mẹ Bỉm Sữa', 'forum'),
  socialPage('tin-nong-mien-tay', 'Tin Nóng Miền Tây', 'social'),
]
